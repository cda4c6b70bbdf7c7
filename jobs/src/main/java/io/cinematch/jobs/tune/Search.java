package io.cinematch.jobs.tune;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Head;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.settings.TuneAxis;
import io.cinematch.model.settings.Variant;
import io.cinematch.model.settings.VariantKeys;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A search with all that it will try.
 *
 * @param candidates each different; the first is the variant as configured
 * @param varied the keys in which they may differ
 */
public record Search(TuneRequest request, List<Variant> candidates, List<String> varied) {
    private static final int MOST = 10_000;

    /**
     * Draws the candidates.
     *
     * @throws CineMatchException (usage or configuration) when the variant cannot be tuned so
     */
    public static Search of(Settings settings, TuneRequest request) {
        Variant configured = settings.variants().get(request.variant());
        if (configured == null) {
            throw new CineMatchException(
                    ExitCode.USAGE,
                    "There is no variant %s.".formatted(request.variant()),
                    "There are: " + String.join(", ", settings.variants().keySet()) + ".");
        }
        SearchSpace space = space(settings.tune(), request, configured);
        Set<Variant> candidates = new LinkedHashSet<>(List.of(configured));
        for (Map<String, Double> point : points(space, settings.tune(), request)) {
            candidates.add(VariantKeys.changed(configured, point));
        }
        if (request.metric() == Metric.RMSE
                && !candidates.stream().allMatch(c -> c.heads().contains(Head.STARS))) {
            throw new CineMatchException(
                    ExitCode.USAGE,
                    "Variant %s, or what is to be tried for it, predicts no stars.".formatted(request.variant()),
                    "Choose its parameters by lists: --metric ndcg.");
        }
        return new Search(
                request, List.copyOf(candidates), List.copyOf(space.axes().keySet()));
    }

    private static SearchSpace space(Settings.Tune settings, TuneRequest request, Variant variant) {
        Map<String, TuneAxis> configured = settings.space()
                .getOrDefault(request.variant(), settings.space().getOrDefault(variant.algorithm(), Map.of()));
        Map<String, TuneAxis> axes = new TreeMap<>(configured);
        List<String> tunable = VariantKeys.tunable(variant);
        for (String set : request.sets()) {
            Map.Entry<String, TuneAxis> axis = SetOption.parse(set, configured);
            if (!tunable.contains(axis.getKey())) {
                throw new CineMatchException(
                        ExitCode.USAGE,
                        "%s of variant %s cannot be tuned.".formatted(axis.getKey(), request.variant()),
                        tunable.isEmpty()
                                ? "A %s has no parameters.".formatted(variant.algorithm())
                                : "What can: " + String.join(", ", tunable) + ".");
            }
            axes.put(axis.getKey(), axis.getValue());
        }
        if (axes.isEmpty()) {
            throw new CineMatchException(
                    ExitCode.USAGE,
                    "Variant %s has nothing to tune.".formatted(request.variant()),
                    "Say what to try: --set key=values, or tune.space.%s in the settings."
                            .formatted(request.variant()));
        }
        // Early stopping looks at the error of stars, which says nothing about lists.
        if (request.metric() == Metric.NDCG && tunable.contains("validationShare")) {
            axes.putIfAbsent("validationShare", new TuneAxis.Choice(List.of(0.0)));
        }
        return new SearchSpace(axes);
    }

    private static List<Map<String, Double>> points(SearchSpace space, Settings.Tune settings, TuneRequest request) {
        if (request.trials().filter(n -> n < 1 || n > MOST).isPresent()) {
            throw new CineMatchException(
                    ExitCode.USAGE,
                    "--trials must be from 1 to %d, not %d."
                            .formatted(MOST, request.trials().get()),
                    "For example: --trials 30");
        }
        if (!request.grid()) {
            return space.random(request.trials().orElse(settings.trials()), request.seed());
        }
        if (space.gridSize() > MOST) {
            throw new CineMatchException(
                    ExitCode.USAGE,
                    "The grid has %,.0f points, and %,d are the most.".formatted(space.gridSize(), MOST),
                    "Narrow it with --set key=values, or search at random, without --grid.");
        }
        return space.grid();
    }

    /** The keys in which the candidates do differ. */
    List<String> differing() {
        return varied.stream()
                .filter(key -> candidates.stream()
                                .map(v -> VariantKeys.of(v).get(key))
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }

    /** Names the folder of what the search leaves. */
    String folder() {
        return request.variant() + "-" + request.metric().label();
    }

    /** How the candidates were chosen, for people. */
    String described() {
        return "%s search, %s%d candidates, by %s"
                .formatted(
                        request.grid() ? "grid" : "random",
                        request.grid() ? "" : "seed %d, ".formatted(request.seed()),
                        candidates.size(),
                        request.metric().label().toUpperCase(Locale.ROOT));
    }
}
