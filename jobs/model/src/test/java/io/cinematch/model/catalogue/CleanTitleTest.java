package io.cinematch.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTitleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Toy Story (1995)|Toy Story|1995",
                "Matrix, The (1999)|The Matrix|1999",
                "American President, The (1995) |The American President|1995",
                "City of Lost Children, The (Cité des enfants perdus, La) (1995)"
                        + "|The City of Lost Children (La Cité des enfants perdus)|1995",
                "Good, the Bad and the Ugly, The (Buono, il brutto, il cattivo, Il) (1966)"
                        + "|The Good, the Bad and the Ugly (Il Buono, il brutto, il cattivo)|1966",
                "Me, Myself & Irene (2000)|Me, Myself & Irene|2000",
                "Paris, Texas (1984)|Paris, Texas|1984",
                "I, Tonya (2017)|I, Tonya|2017",
                "Avventura, L' (Adventure, The) (1960)|L'Avventura (The Adventure)|1960",
                "Embalmer, The (Imbalsamatore, L') (2002)|The Embalmer (L'Imbalsamatore)|2002",
                "Vitelloni, I (a.k.a. The Young and the Passionate) (1953)"
                        + "|I Vitelloni (a.k.a. The Young and the Passionate)|1953",
                "City of the Living Dead (a.k.a. Gates of Hell, The) (Paura nella città) (1980)"
                        + "|City of the Living Dead (a.k.a. The Gates of Hell) (Paura nella città)|1980",
                "Seventh Seal, The (Sjunde inseglet, Det) (1957)|The Seventh Seal (Det Sjunde inseglet)|1957",
                "Passion of Anna, The (Passion, En) (1969)|The Passion of Anna (En Passion)|1969",
                "Green Butchers, The (Grønne slagtere, De) (2003)|The Green Butchers (De Grønne slagtere)|2003",
                "Convent, The (Convento, O) (1995)|The Convent (O Convento)|1995",
                "Crow, The: Wicked Prayer (2005)|The Crow: Wicked Prayer|2005",
                "Lord of the Rings: The Two Towers, The (2002)|The Lord of the Rings: The Two Towers|2002",
                "Hip Hop Witch, Da (2000)|Da Hip Hop Witch|2000",
                "Boot, Das (Boat, The) (1981)|Das Boot (The Boat)|1981",
                "Big Bang Theory, The (2007-)|The Big Bang Theory|2007",
                "Death Note: Desu nôto (2006–2007)|Death Note: Desu nôto|2006",
                "Fawlty Towers (1975-1979)|Fawlty Towers|1975",
                "Diplomatic Immunity (2009– )|Diplomatic Immunity|2009",
                "Land Before Time III, The (1995) (V)|The Land Before Time III|1995",
                "Babylon 5|Babylon 5|0",
                "2001: A Space Odyssey (1968)|2001: A Space Odyssey|1968",
                "1984 (1984)|1984|1984",
                "unknown|unknown|0",
                "(1999)|(1999)|0",
                "10,000 BC (2008)|10,000 BC|2008",
            })
    void readsAsAPersonWouldWriteIt(String raw, String title, int year) {
        assertThat(CleanTitle.of(raw)).isEqualTo(new CleanTitle(title, year));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void leavesABlankTitleBlank(String raw) {
        assertThat(CleanTitle.of(raw)).isEqualTo(new CleanTitle("", 0));
    }

    @Property
    void neverFailsAndNeverLosesATitle(@ForAll String raw) {
        CleanTitle clean = CleanTitle.of(raw);

        assertThat(clean.title().isBlank()).isEqualTo(raw.isBlank());
    }

    @Property
    void theArticleComesBackToTheFront(@ForAll("words") String words, @ForAll("years") int year) {
        assertThat(CleanTitle.of(words + ", The (" + year + ")")).isEqualTo(new CleanTitle("The " + words, year));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(40);
    }

    @Provide
    Arbitrary<Integer> years() {
        return Arbitraries.integers().between(1888, 2100);
    }
}
