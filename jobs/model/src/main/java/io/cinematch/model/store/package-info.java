/** Redis: where a release lives, where live ratings go, and the server process that comes with CineMatch. */
package io.cinematch.model.store;
