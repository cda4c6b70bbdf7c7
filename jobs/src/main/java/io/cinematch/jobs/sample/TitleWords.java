package io.cinematch.jobs.sample;

/** Words that make titles of films nobody made. */
final class TitleWords {
    private static final String[] KINDS = {
        "Amber", "Borrowed", "Brass", "Careful", "Copper", "Crooked", "Distant", "Drowsy", "Dusty", "Early", "Faded",
        "Fearless", "Foggy", "Forgotten", "Frozen", "Gentle", "Gilded", "Hollow", "Honest", "Hungry", "Idle", "Ivory",
        "Jagged", "Kindly", "Last", "Lazy", "Lonely", "Lucky", "Marble", "Midnight", "Muddy", "Narrow", "Nimble",
        "Paper", "Patient", "Pale", "Quiet", "Rainy", "Reluctant", "Restless", "Rusty", "Salted", "Second", "Silent",
        "Sleepless", "Stubborn", "Sunken", "Tin", "Twelfth", "Unlikely", "Velvet", "Wandering", "Whispering", "Wooden"
    };
    private static final String[] THINGS = {
        "Accordion",
        "Almanac",
        "Anchor",
        "Apricot",
        "Archivist",
        "Atlas",
        "Baker",
        "Balloon",
        "Barometer",
        "Beekeeper",
        "Bicycle",
        "Bridge",
        "Candle",
        "Cartographer",
        "Cello",
        "Chimney",
        "Clockmaker",
        "Compass",
        "Corridor",
        "Daughter",
        "Envelope",
        "Ferry",
        "Fiddler",
        "Fountain",
        "Gardener",
        "Glacier",
        "Harbour",
        "Heron",
        "Inkwell",
        "Island",
        "Juggler",
        "Kettle",
        "Kite",
        "Ladder",
        "Lantern",
        "Letter",
        "Lighthouse",
        "Locksmith",
        "Meadow",
        "Mirror",
        "Neighbour",
        "Nightwatch",
        "Orchard",
        "Organist",
        "Oyster",
        "Passenger",
        "Piano",
        "Postcard",
        "Quarry",
        "Raincoat",
        "Reservoir",
        "River",
        "Saddle",
        "Seamstress",
        "Signal",
        "Snowfield",
        "Staircase",
        "Stationmaster",
        "Stranger",
        "Suitcase",
        "Telegram",
        "Thimble",
        "Tollbooth",
        "Umbrella",
        "Violin",
        "Voyage",
        "Waltz",
        "Weaver",
        "Well",
        "Winter"
    };
    private static final String[] PLACES = {
        "Ashby Row", "Bellmoor", "Calder Hill", "Corvano", "Dunmere", "Eastwick Lane", "Ferrow", "Glasswater",
        "Hallow Street", "Istrel", "Juniper Bay", "Karsten", "Lowmarket", "Marrow Cove", "Norrhaven", "Old Quay",
        "Pinter's Field", "Quillon", "Redwater", "San Teodoro", "Thornby", "Umber Valley", "Varkas", "Westering",
        "Yarrow Bridge"
    };
    private static final String[] NUMERALS = {"II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"};

    private TitleWords() {}

    /** In the library's order, as MovieLens files titles: "Quiet Lantern, The". */
    static String title(Draws draws) {
        String kind = draws.oneOf(KINDS);
        String thing = draws.oneOf(THINGS);
        return switch (draws.below(8)) {
            case 0 -> kind + " " + thing;
            case 1 -> thing + " of " + draws.oneOf(PLACES) + ", The";
            case 2 -> kind + " " + thing + ", " + ("AEIOU".indexOf(kind.charAt(0)) < 0 ? "A" : "An");
            case 3 -> draws.oneOf(THINGS) + " and the " + thing + ", The";
            case 4 -> kind + " Days in " + draws.oneOf(PLACES);
            default -> kind + " " + thing + " of " + draws.oneOf(PLACES) + ", The";
        };
    }

    /** @param number from 2 */
    static String sequel(String title, int number) {
        String behind = number < NUMERALS.length + 2 ? NUMERALS[number - 2] : Integer.toString(number);
        return title.replaceFirst("(?=, |$)", " " + behind);
    }
}
