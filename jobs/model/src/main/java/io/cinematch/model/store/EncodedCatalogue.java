package io.cinematch.model.store;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.release.CatalogueCodec;
import io.cinematch.model.release.Checksum;
import io.cinematch.model.release.Manifest;
import java.util.List;

/**
 * A catalogue as it will be stored.
 *
 * @param ref what a manifest calls it
 * @param chunks its values, in order
 */
public record EncodedCatalogue(Manifest.CatalogueRef ref, List<byte[]> chunks) {
    public static EncodedCatalogue of(List<Movie> movies) {
        List<byte[]> chunks = CatalogueCodec.encode(movies);
        return new EncodedCatalogue(
                new Manifest.CatalogueRef(Checksum.of(chunks).hex(), chunks.size(), movies.size()), chunks);
    }
}
