/** Reading any MovieLens release: which one a folder holds, its movies, and one line of its ratings. Knows no Spark. */
package io.cinematch.jobs.movielens;
