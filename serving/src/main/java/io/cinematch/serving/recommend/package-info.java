/** What to show a user, and why: pure functions over one release in memory and one user's ratings. */
package io.cinematch.serving.recommend;
