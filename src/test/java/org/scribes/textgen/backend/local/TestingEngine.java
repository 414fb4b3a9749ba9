package org.scribes.textgen.backend.local;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** libtorch, as tests have it. */
public final class TestingEngine {
    private TestingEngine() {}

    /** Loads it, the first time, and lets it compute with one thread. */
    public static void start() {
        Engine.getEngine("PyTorch");
        JniUtils.setNumThreads(1);
    }
}
