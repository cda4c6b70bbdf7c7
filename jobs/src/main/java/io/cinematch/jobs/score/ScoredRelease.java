package io.cinematch.jobs.score;

import io.cinematch.model.release.HeadModel;
import java.util.List;

/**
 * What publish needs beside the scored tables: {@code scored.json} in the variant's folder.
 *
 * @param models as the manifest will say
 * @param kernels the same
 * @param items number of items
 * @param users number of users
 * @param listSize length of the lists
 */
public record ScoredRelease(List<HeadModel> models, String kernels, int items, long users, int listSize) {}
