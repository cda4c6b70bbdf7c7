package io.cinematch.jobs.abtest;

import io.cinematch.model.settings.Settings;
import java.util.SplittableRandom;

/**
 * How a simulated user goes through a list: a cascade (Craswell, Zoeter, Taylor and Ramsey, <i>An experimental comparison
 * of click position-bias models</i>, WSDM 2008) whose users may stop, content or tired (the dynamic Bayesian network of
 * Chapelle and Zhang, <i>A dynamic Bayesian network click model for web search ranking</i>, WWW 2009). They look at
 * position 1; they choose what they look at with a probability that depends on their taste for it; after a choice they
 * are content and leave with probability {@code satisfied}; otherwise they look at the next with probability {@code
 * patience}.
 */
final class ChoiceModel {
    private final Settings.AbTest settings;

    ChoiceModel(Settings.AbTest settings) {
        this.settings = settings;
    }

    /**
     * How many movies a user chooses from a list. All luck comes from the seed and the user, position by position: the
     * same user has the same luck whatever they are shown.
     */
    int choices(ShownList list) {
        SplittableRandom luck = new SplittableRandom(new SplittableRandom(settings.seed()).nextLong() + list.user);
        int chosen = 0;
        for (Taste taste : list.tastes) {
            boolean chooses = luck.nextDouble() < attraction(taste);
            boolean content = luck.nextDouble() < settings.satisfied();
            boolean tired = luck.nextDouble() >= settings.patience();
            if (chooses) {
                chosen++;
            }
            if (chooses && content || tired) {
                break;
            }
        }
        return chosen;
    }

    private double attraction(Taste taste) {
        return switch (taste) {
            case LIKED -> settings.liked();
            case DISLIKED -> settings.disliked();
            case UNRATED -> settings.unrated();
        };
    }

    String inWords() {
        return ("From position 1 down, a user chooses what they look at with probability %s if they liked it in the "
                        + "held-out ratings, %s if they rated it lower, %s if they have not rated it; after a choice they "
                        + "leave with probability %s; otherwise they look at the next with probability %s.")
                .formatted(
                        settings.liked(),
                        settings.disliked(),
                        settings.unrated(),
                        settings.satisfied(),
                        settings.patience());
    }
}
