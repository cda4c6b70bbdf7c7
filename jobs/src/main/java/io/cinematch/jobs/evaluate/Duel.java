package io.cinematch.jobs.evaluate;

import io.cinematch.jobs.stats.Comparison;
import io.cinematch.jobs.variants.ModelFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two variants, trained anywhere, on the same held-out ratings. */
public final class Duel {
    private final TestSide test;
    private final ModelFiles files;
    private final long seed;

    public Duel(TestSide test, ModelFiles files, long seed) {
        this.test = test;
        this.files = files;
        this.seed = seed;
    }

    /**
     * A variant to be judged.
     *
     * @param rank folder of the model that makes its lists
     * @param stars folder of the model that predicts its stars; the same one for a variant with one head
     */
    public record Side(String name, String rank, String stars) {}

    /**
     * One metric of both.
     *
     * @param second what the comparison's {@code b} measures
     */
    public record Result(Comparison comparison, double second) {}

    /** NDCG of lists over the full catalogue, and RMSE where both predict stars; names must differ. */
    public List<Result> of(Side a, Side b) {
        Map<String, Judged> both = new LinkedHashMap<>();
        both.put(a.name(), judged(a));
        both.put(b.name(), judged(b));
        Significance significance = new Significance(both, 2, seed);
        return significance.comparisons(both.keySet()).stream()
                .filter(c -> c.metric().equals("rmse")
                        || (c.metric().equals("ndcg") && c.protocol().equals(EvaluationReport.FULL_CATALOGUE)))
                .map(c -> new Result(
                        c,
                        significance.of(c.protocol(), b.name()).get(c.metric()).value()))
                .toList();
    }

    private Judged judged(Side side) {
        Judged rank = judged(side.rank());
        return side.rank().equals(side.stars()) ? rank : Judged.ofHeads(rank, judged(side.stars()));
    }

    private Judged judged(String folder) {
        return test.judge().judge(files.info(folder), files.users(folder), files.items(folder));
    }
}
