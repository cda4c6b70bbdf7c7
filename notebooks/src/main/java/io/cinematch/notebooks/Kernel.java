package io.cinematch.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.channels.LoopThread;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/** The Java kernel as Jupyter starts it, with the one argument that Jupyter gives: its connection file. */
public final class Kernel {
    private Kernel() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        // It tells every message that it handles.
        Logger.getLogger("").setLevel(Level.WARNING);
        Channels channels =
                new Channels(Transform.fromJson(Files.readString(Path.of(arguments[0])), ConnectionProperties.class));
        channels.connect(MainApp.kernel);
        LoopThread.open();
        channels.joinUntilClose();
    }
}
