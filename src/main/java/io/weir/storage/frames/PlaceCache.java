package io.weir.storage.frames;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers places by the two hashes of a frame, without an object for a look-up. Bounded: when the younger half is full,
 * the older one is forgotten, and with it what was not asked for since. Not safe for use by several threads.
 */
final class PlaceCache {

    private final int half;
    private Half young;
    private Half old;

    /** @param most places */
    PlaceCache(int most) {
        half = Math.max(8, most / 2);
        young = new Half(16);
        old = new Half(16);
    }

    Catalog.@Nullable Place get(long sourceHash, long shapeHash) {
        Catalog.Place place = young.get(sourceHash, shapeHash);
        if (place == null) {
            place = old.get(sourceHash, shapeHash);
            if (place != null) {
                put(sourceHash, shapeHash, place);
            }
        }
        return place;
    }

    void put(long sourceHash, long shapeHash, Catalog.Place place) {
        if (young.size >= half) {
            old = young;
            young = new Half(16);
        }
        young.put(sourceHash, shapeHash, place);
    }

    /** An open hash table with a power of two of slots, at most half full. */
    private static final class Half {
        private long[] keys;
        private Catalog.@Nullable Place[] places;
        private int size;

        Half(int slots) {
            keys = new long[2 * slots];
            places = new Catalog.Place[slots];
        }

        Catalog.@Nullable Place get(long sourceHash, long shapeHash) {
            return places[slot(sourceHash, shapeHash)];
        }

        void put(long sourceHash, long shapeHash, Catalog.Place place) {
            int slot = slot(sourceHash, shapeHash);
            if (places[slot] == null) {
                size++;
            }
            keys[2 * slot] = sourceHash;
            keys[2 * slot + 1] = shapeHash;
            places[slot] = place;
            if (2 * size > places.length) {
                grow();
            }
        }

        private int slot(long sourceHash, long shapeHash) {
            int mask = places.length - 1;
            long mixed = (sourceHash ^ Long.rotateLeft(shapeHash, 32)) * 0x9E3779B97F4A7C15L;
            int slot = (int) (mixed >>> 32) & mask;
            while (places[slot] != null && (keys[2 * slot] != sourceHash || keys[2 * slot + 1] != shapeHash)) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private void grow() {
            long[] oldKeys = keys;
            Catalog.@Nullable Place[] oldPlaces = places;
            keys = new long[2 * oldKeys.length];
            places = Arrays.copyOf(new Catalog.Place[0], 2 * oldPlaces.length);
            for (int i = 0; i < oldPlaces.length; i++) {
                Catalog.Place place = oldPlaces[i];
                if (place != null) {
                    int slot = slot(oldKeys[2 * i], oldKeys[2 * i + 1]);
                    keys[2 * slot] = oldKeys[2 * i];
                    keys[2 * slot + 1] = oldKeys[2 * i + 1];
                    places[slot] = place;
                }
            }
        }
    }
}
