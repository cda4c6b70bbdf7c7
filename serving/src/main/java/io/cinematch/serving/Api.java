package io.cinematch.serving;

import static io.cinematch.serving.access.Access.ADMIN;
import static io.cinematch.serving.access.Access.METRICS;
import static io.cinematch.serving.access.Access.PUBLIC;
import static io.cinematch.serving.access.Access.USER;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.cinematch.model.experiment.Buckets;
import io.cinematch.model.settings.ServeSettings;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.Forgetting;
import io.cinematch.model.store.LiveRatings;
import io.cinematch.model.store.SessionStore;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.access.RateLimits;
import io.cinematch.serving.access.SessionCookie;
import io.cinematch.serving.access.SignIn;
import io.cinematch.serving.api.DocsHandler;
import io.cinematch.serving.api.ExplainHandler;
import io.cinematch.serving.api.ExportHandler;
import io.cinematch.serving.api.ForgetHandler;
import io.cinematch.serving.api.HealthHandlers;
import io.cinematch.serving.api.HistoryHandler;
import io.cinematch.serving.api.KindsHandler;
import io.cinematch.serving.api.MovieHandler;
import io.cinematch.serving.api.OnboardingHandler;
import io.cinematch.serving.api.OpenApiHandler;
import io.cinematch.serving.api.PopularHandler;
import io.cinematch.serving.api.PosterHandler;
import io.cinematch.serving.api.RateHandler;
import io.cinematch.serving.api.RecommendHandler;
import io.cinematch.serving.api.ReleaseChoice;
import io.cinematch.serving.api.ReleasesHandler;
import io.cinematch.serving.api.SearchHandler;
import io.cinematch.serving.api.SessionHandler;
import io.cinematch.serving.api.SimilarHandler;
import io.cinematch.serving.api.StatsHandler;
import io.cinematch.serving.api.Users;
import io.cinematch.serving.api.VisitorHandler;
import io.cinematch.serving.api.WhatIfHandler;
import io.cinematch.serving.experiment.Exposures;
import io.cinematch.serving.lab.LabHandler;
import io.cinematch.serving.lab.RunsFolder;
import io.cinematch.serving.observe.Metrics;
import io.cinematch.serving.recommend.Recommender;
import io.cinematch.serving.release.ActiveSnapshot;
import io.cinematch.serving.search.MovieSearch;
import io.cinematch.serving.tmdb.Tmdb;
import io.cinematch.serving.web.WebHandler;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/** The whole API: nothing is reachable that is not in its table. */
record Api(
        ServeSettings settings,
        RunsFolder runs,
        ActiveSnapshot active,
        UnifiedJedis redis,
        MovieSearch search,
        Optional<Tmdb> tmdb,
        Exposures exposures,
        Metrics metrics,
        HealthHandlers health,
        SessionCookie cookie,
        RateLimits limits,
        WebHandler web,
        Clock clock) {

    List<Route> routes() {
        Recommender recommender = new Recommender(settings.minRatings());
        ReleaseChoice releases = new ReleaseChoice(active, experiment());
        Users users = new Users(new UserStore(redis), recommender);
        RateHandler rate = new RateHandler(releases, users, new LiveRatings(redis), recommender, clock);
        ReleasesHandler admin = new ReleasesHandler(redis, clock);
        SessionHandler sessions = sessions();
        DocsHandler docs = new DocsHandler();
        LabHandler lab = new LabHandler(runs, new ActiveReleases(redis));
        return List.of(
                new Route(GET, "/", PUBLIC, web::page).asPage(),
                new Route(GET, "/film/{id}", PUBLIC, web::page).asPage(),
                new Route(GET, "/me", PUBLIC, web::page).asPage(),
                new Route(GET, "/what-if", PUBLIC, web::page).asPage(),
                new Route(GET, "/lab", PUBLIC, web::page).asPage(),
                new Route(GET, "/assets/{version}/<file>", PUBLIC, web::asset),
                new Route(
                        GET,
                        "/recommend",
                        USER,
                        new RecommendHandler(releases, users, recommender, exposures, clock)::get),
                new Route(POST, "/recommend", PUBLIC, new VisitorHandler(active, recommender)::post),
                new Route(POST, "/recommend/what-if", USER, new WhatIfHandler(releases, users, recommender)::post),
                new Route(GET, "/explain", USER, new ExplainHandler(releases, users)::get),
                new Route(POST, "/rate", USER, rate::post),
                new Route(DELETE, "/rate", USER, rate::delete),
                new Route(GET, "/user/{id}/stats", USER, new StatsHandler(releases, users, recommender)::get),
                new Route(GET, "/user/{id}/ratings", USER, new HistoryHandler(releases, users)::get),
                new Route(GET, "/user/{id}/ratings.csv", USER, new ExportHandler(releases, users)::get),
                new Route(
                        DELETE,
                        "/user/{id}",
                        USER,
                        new ForgetHandler(users, new Forgetting(redis), exposures, clock)::delete),
                new Route(POST, "/session", PUBLIC, sessions::post),
                new Route(GET, "/session", PUBLIC, sessions::get),
                new Route(DELETE, "/session", PUBLIC, sessions::delete),
                new Route(GET, "/movies/popular", PUBLIC, new PopularHandler(active)::get),
                new Route(GET, "/movies/onboarding", PUBLIC, new OnboardingHandler(active)::get),
                new Route(GET, "/movies/search", PUBLIC, new SearchHandler(active, search)::get),
                new Route(GET, "/movies/kinds", PUBLIC, new KindsHandler(active)::get),
                new Route(GET, "/movies/{id}", PUBLIC, new MovieHandler(active, tmdb)::get),
                new Route(GET, "/movies/{id}/poster", PUBLIC, new PosterHandler(active, tmdb)::get),
                new Route(GET, "/movies/{id}/similar", PUBLIC, new SimilarHandler(active)::get),
                new Route(GET, "/lab/runs", PUBLIC, lab::runs),
                new Route(GET, "/lab/runs/{id}", PUBLIC, lab::run),
                new Route(GET, "/lab/releases", PUBLIC, lab::releases),
                new Route(GET, "/releases", ADMIN, admin::get),
                new Route(POST, "/releases/{id}/activate", ADMIN, admin::activate),
                new Route(GET, "/metrics", METRICS, metrics::get),
                new Route(GET, "/openapi.json", PUBLIC, new OpenApiHandler()::get),
                new Route(GET, "/docs", PUBLIC, docs::page).asPage(),
                new Route(GET, "/docs/{file}", PUBLIC, docs::part),
                new Route(GET, "/live", PUBLIC, health::live),
                new Route(GET, "/ready", PUBLIC, health::ready));
    }

    private SessionHandler sessions() {
        SessionStore store = new SessionStore(redis);
        boolean open = settings.auth().users() == ServeSettings.Users.OPEN;
        SignIn signIn = new SignIn(store, cookie, open, new SecureRandom(), clock);
        return new SessionHandler(active, store, signIn, cookie, limits, clock);
    }

    private Optional<Buckets> experiment() {
        ServeSettings.Experiment experiment = settings.experiment();
        return experiment.arms().isEmpty()
                ? Optional.empty()
                : Optional.of(new Buckets(experiment.salt(), experiment.arms()));
    }
}
