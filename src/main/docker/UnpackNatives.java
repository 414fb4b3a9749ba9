import ai.djl.engine.Engine;
import ai.djl.huggingface.tokenizers.jni.LibUtils;

/** Makes DJL unpack its native libraries into DJL_CACHE_DIR, so that a container does not do it at each start. */
class UnpackNatives {
    public static void main(String[] arguments) {
        System.out.println("PyTorch " + Engine.getEngine("PyTorch").getVersion());
        LibUtils.checkStatus();
    }
}
