package io.cinematch.serving.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd is missing",
                "cannot read /home/ann/x",
                "in (file:/data/x)",
                "see hdfs://name:9000/x",
                "at s3a://bucket",
                "at C:\\data\\x",
                "at ~/x",
                "at ./x",
                "at ../x",
                "file=/x",
                "files:/x"
            })
    void aSentenceThatNamesFilesIsNotTold(String sentence) {
        assertThat(PlainWords.of(sentence)).contains("report.html").doesNotContain(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "random 80/20, seed 42",
                "hits ÷ k; 1/log2(p + 1)",
                "p / q",
                "and/or",
                "16:30 to 17:00",
                "rated-only: any order at all",
                ""
            })
    void anyOtherIs(String sentence) {
        assertThat(PlainWords.of(sentence)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "/a/ml-1m (MovieLens 1M), ml-1m",
        "hdfs://name:9000/sets/ml-25m, ml-25m",
        "C:\\sets\\mine\\, mine",
        "/a/b/ (x), b",
        "planted, planted"
    })
    void aSourceIsItsLastName(String source, String name) {
        assertThat(PlainWords.source(source)).isEqualTo(name);
    }

    @Test
    void filesThatWereGivenAreNotNamed() {
        assertThat(PlainWords.split("given: a.csv and b.csv (00)")).isEqualTo("given, as two files");
        assertThat(PlainWords.split("random 80/20, seed 42")).isEqualTo("random 80/20, seed 42");
    }
}
