package org.scribes.textgen.backend.local;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** libtorch, set up for tests. */
public final class TestingEngine {
    private TestingEngine() {}

    /** Loads libtorch on first use and limits it to one thread. */
    public static void start() {
        Engine.getEngine("PyTorch");
        JniUtils.setNumThreads(1);
    }
}
