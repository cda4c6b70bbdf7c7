package io.cinematch.jobs.evaluate;

import io.cinematch.jobs.evaluate.EvaluationReport.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers of one variant for parts of the users and parts of the movies. */
final class Segments {
    /** By training ratings of a user. */
    private static final String ACTIVITY = "activity";

    static final int COLD = 5;
    static final int HEAVY = 100;
    static final List<String> LEVELS = List.of("cold", "warm", "heavy");

    private final MovieGroups groups;

    Segments(MovieGroups groups) {
        this.groups = groups;
    }

    /** In words, for a report. */
    static String described() {
        return ("cold users have at most %d training ratings, heavy ones at least %d; head, middle and tail are the "
                        + "most, the less and the least rated movies with a third of the training ratings each")
                .formatted(COLD, HEAVY);
    }

    static String level(JudgedUser user) {
        return LEVELS.get(user.trained <= COLD ? 0 : user.trained < HEAVY ? 1 : 2);
    }

    /** Of lists over the full catalogue; parts that nobody is in are left out. */
    List<Segment> ofLists(Judged judged) {
        List<Segment> segments = new ArrayList<>();
        for (String level : LEVELS) {
            JudgedUser[] users = Arrays.stream(judged.listed)
                    .filter(u -> level(u).equals(level))
                    .toArray(JudgedUser[]::new);
            if (users.length > 0) {
                segments.add(new Segment(ACTIVITY, level, users.length, means(users)));
            }
        }
        Tally tally = judged.tally();
        for (int g = 0; g < groups.size(); g++) {
            if (tally.liked[g] > 0) {
                double recall = (double) tally.hits[g] / tally.liked[g];
                segments.add(segment(g, tally.liked[g], Map.of("recall", recall)));
            }
        }
        return segments;
    }

    private static Map<String, Double> means(JudgedUser[] users) {
        Map<String, Double> means = new LinkedHashMap<>();
        for (ListMetric metric : ListMetric.values()) {
            double[] values = Arrays.stream(users)
                    .mapToDouble(u -> u.full[metric.ordinal()])
                    .toArray();
            means.put(metric.label(), Judged.mean(values));
        }
        means.values().removeIf(value -> value.isNaN());
        return means;
    }

    /** Of predicted stars. */
    List<Segment> ofStars(Judged judged) {
        List<Segment> segments = new ArrayList<>();
        for (String level : LEVELS) {
            List<JudgedUser> users = Arrays.stream(judged.tested())
                    .filter(u -> level(u).equals(level))
                    .toList();
            if (!users.isEmpty()) {
                long held = users.stream().mapToLong(u -> u.held).sum();
                double squared = users.stream().mapToDouble(u -> u.squared).sum();
                double absolute = users.stream().mapToDouble(u -> u.absolute).sum();
                segments.add(new Segment(ACTIVITY, level, users.size(), errors(held, squared, absolute)));
            }
        }
        Tally tally = judged.tally();
        for (int g = 0; g < groups.size(); g++) {
            if (tally.held[g] > 0) {
                segments.add(segment(g, tally.held[g], errors(tally.held[g], tally.squared[g], tally.absolute[g])));
            }
        }
        return segments;
    }

    private Segment segment(int group, long size, Map<String, Double> metrics) {
        return new Segment(groups.kind(group), groups.names.get(group), size, metrics);
    }

    private static Map<String, Double> errors(long held, double squared, double absolute) {
        Map<String, Double> errors = new LinkedHashMap<>();
        errors.put("rmse", Math.sqrt(squared / held));
        errors.put("mae", absolute / held);
        return errors;
    }
}
