/** What The Movie Database adds to the catalogue. Its answers come from outside and are trusted with nothing. */
package io.cinematch.serving.tmdb;
