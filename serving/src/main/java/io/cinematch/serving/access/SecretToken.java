package io.cinematch.serving.access;

import io.cinematch.model.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** Something that only its holder knows; we keep no more than its hash. It prints as stars. */
public record SecretToken(String text) {
    private static final int RANDOM_BYTES = 24;

    /** 192 random bits, as 32 characters that need no escaping anywhere. */
    public static SecretToken fresh(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256 in hexadecimal. There is nothing to guess in a random token, so nothing slower is needed. */
    public String sha256() {
        return Sha256.hex(text);
    }

    /** Whether it has that hash, in a time that tells nothing about it. */
    public boolean hasHash(String sha256) {
        return MessageDigest.isEqual(
                sha256().getBytes(StandardCharsets.US_ASCII), sha256.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "***";
    }
}
