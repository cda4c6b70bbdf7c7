package io.cinematch.jobs.evaluate;

import io.cinematch.model.metrics.ErrorSum;
import io.cinematch.model.metrics.RankingAtK;
import java.io.Serializable;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Metrics summed over users, on their way to the driver. */
final class EvaluationSums implements Serializable {
    /** The metrics of predicted stars; all others are of lists. */
    private static final Set<String> OF_STARS = Set.of("rmse", "mae");

    private final int candidates;
    private final BitSet shown = new BitSet();
    private long errors;
    private double squared;
    private double absolute;
    private long users;
    private double precision;
    private double recall;
    private double ndcg;

    /** Empty sums over a catalogue of this many candidates. */
    EvaluationSums(int candidates) {
        this.candidates = candidates;
    }

    void error(double stars, double predicted) {
        errors++;
        squared += (stars - predicted) * (stars - predicted);
        absolute += Math.abs(stars - predicted);
    }

    void ranking(RankingAtK user, int[] list) {
        users++;
        precision += user.precision();
        recall += user.recall();
        ndcg += user.ndcg();
        for (int item : list) {
            shown.set(item);
        }
    }

    EvaluationSums plus(EvaluationSums other) {
        errors += other.errors;
        squared += other.squared;
        absolute += other.absolute;
        users += other.users;
        precision += other.precision;
        recall += other.recall;
        ndcg += other.ndcg;
        shown.or(other.shown);
        return this;
    }

    /** The metrics of a variant that ranks as one does and predicts stars as another. */
    static Map<String, Double> metrics(Map<String, Double> rank, Map<String, Double> stars) {
        Map<String, Double> metrics = new TreeMap<>(rank);
        metrics.keySet().removeAll(OF_STARS);
        OF_STARS.stream().filter(stars::containsKey).forEach(name -> metrics.put(name, stars.get(name)));
        return metrics;
    }

    /** Means by name; no entry for what was not measured. */
    Map<String, Double> metrics(int k) {
        Map<String, Double> metrics = new TreeMap<>();
        if (errors > 0) {
            ErrorSum error = new ErrorSum(errors, squared, absolute);
            metrics.put("rmse", error.rmse());
            metrics.put("mae", error.mae());
        }
        if (users > 0) {
            metrics.put("precision@" + k, precision / users);
            metrics.put("recall@" + k, recall / users);
            metrics.put("ndcg@" + k, ndcg / users);
            metrics.put("coverage@" + k, (double) shown.cardinality() / candidates);
            metrics.put("users", (double) users);
        }
        return metrics;
    }
}
