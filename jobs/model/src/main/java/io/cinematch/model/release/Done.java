package io.cinematch.model.release;

/**
 * The last record written of a release: its presence says that everything else is there.
 *
 * @param users user records written
 * @param items items written
 * @param bytes size of all values but the manifest and this record
 * @param checksum of the same values, see {@link Checksum}
 * @param itemsChecksum of the item chunks alone, which every service verifies on loading
 */
public record Done(long users, int items, long bytes, String checksum, String itemsChecksum) {}
