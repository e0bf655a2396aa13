package io.weir.web.asset;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The files that pages load, under an address that changes when one of them does. */
@Singleton
public class Assets {

    private static final int VERSION_LENGTH = 12;

    private final Map<String, Asset> assets = AssetFiles.read();
    private final String version = version(assets);

    /** Where pages find them, without a slash at the end. */
    public String base() {
        return "/assets/" + version;
    }

    boolean isCurrent(String asked) {
        return version.equals(asked);
    }

    Optional<Asset> find(String name) {
        boolean live = LaunchMode.current() == LaunchMode.DEVELOPMENT;
        return Optional.ofNullable((live ? AssetFiles.read() : assets).get(name));
    }

    private static String version(Map<String, Asset> assets) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            assets.values().forEach(asset -> digest.update(asset.bytes()));
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
