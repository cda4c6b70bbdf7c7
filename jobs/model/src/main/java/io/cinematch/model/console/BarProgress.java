package io.cinematch.model.console;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that redraws itself in place, for people at a terminal. */
final class BarProgress implements Progress {
    private static final int WIDTH = 96;

    private final ProgressBar bar;

    BarProgress(PrintStream out, String task, long max, ProgressUnit unit) {
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(max)
                .setUnit(unit.label(), unit.size())
                .setStyle(ProgressBarStyle.builder()
                        .leftBracket(" ")
                        .rightBracket(" ")
                        .block('━')
                        .space('─')
                        .fractionSymbols(" ╸")
                        .build())
                .setMaxRenderedLength(WIDTH)
                .setUpdateIntervalMillis((int) Duration.ofMillis(200).toMillis())
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void to(long done) {
        bar.stepTo(done);
    }

    @Override
    public void max(long max) {
        bar.maxHint(max);
    }

    @Override
    public void close() {
        bar.close();
    }
}
