package io.cinematch.jobs.tune;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.TuneAxis;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One key of the search space as typed: {@code rank=20,64}, {@code stepSize=0.01..0.05}, {@code regParam=0.01..0.1:log}. */
final class SetOption {
    private static final Pattern KEY = Pattern.compile("([A-Za-z]+)=(.+)");
    private static final Pattern RANGE = Pattern.compile("(.+?)\\.\\.(.+?)(?::(log|linear))?");

    private SetOption() {}

    /**
     * The key and what it may be.
     *
     * @param configured the space so far: a range typed without a scale keeps the one it has there
     * @throws CineMatchException (usage) that shows how it is typed
     */
    static Map.Entry<String, TuneAxis> parse(String typed, Map<String, TuneAxis> configured) {
        Matcher matcher = KEY.matcher(typed);
        if (!matcher.matches()) {
            throw wrong(typed);
        }
        try {
            return Map.entry(matcher.group(1), axis(matcher.group(2), configured.get(matcher.group(1))));
        } catch (IllegalArgumentException e) {
            throw wrong(typed);
        }
    }

    private static TuneAxis axis(String values, TuneAxis before) {
        Matcher range = RANGE.matcher(values);
        if (!range.matches()) {
            return new TuneAxis.Choice(
                    Arrays.stream(values.split(",", -1)).map(SetOption::number).toList());
        }
        double min = number(range.group(1));
        double max = number(range.group(2));
        boolean log = range.group(3) == null
                ? before instanceof TuneAxis.Range old && old.log()
                : range.group(3).equals("log");
        if (max < min || (log && min <= 0)) {
            throw new IllegalArgumentException();
        }
        return new TuneAxis.Range(min, max, log);
    }

    private static double number(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    private static CineMatchException wrong(String typed) {
        return new CineMatchException(
                ExitCode.USAGE,
                "--set %s cannot be understood.".formatted(typed),
                "Like this: --set rank=20,64 --set stepSize=0.01..0.05 --set regParam=0.01..0.1:log");
    }
}
