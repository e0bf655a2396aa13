package io.weir.storage.frames;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.Drops;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlaceCacheTest {

    private static final KnownLayout LAYOUT = new KnownLayout(List.of(), new Drops(), Map.of());

    @Test
    void remembersAsMuchAsItMay() {
        PlaceCache cache = new PlaceCache(20_000);
        SplittableRandom random = new SplittableRandom(7);
        Map<Long, Catalog.Place> all = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            long hash = random.nextLong();
            Catalog.Place place = new Catalog.Place(i, LAYOUT, Long.MAX_VALUE);
            all.put(hash, place);
            cache.put(hash, hash * 31, place);
        }

        all.forEach((hash, place) -> assertThat(cache.get(hash, hash * 31)).isSameAs(place));
        all.forEach((hash, place) -> assertThat(cache.get(hash, hash)).isNull());
    }

    @Test
    void keepsWhatIsUsedAndForgetsWhatIsNot() {
        PlaceCache cache = new PlaceCache(100);
        Catalog.Place used = new Catalog.Place(1, LAYOUT, Long.MAX_VALUE);
        cache.put(1, 1, used);
        cache.put(2, 2, new Catalog.Place(2, LAYOUT, Long.MAX_VALUE));

        for (int i = 3; i < 1_000; i++) {
            cache.put(i, i, new Catalog.Place(i, LAYOUT, Long.MAX_VALUE));
            assertThat(cache.get(1, 1)).isSameAs(used);
        }

        assertThat(cache.get(2, 2)).isNull();
    }
}
