package org.scribes.textgen.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.checkpoint.ModelConfig.Biases;
import org.scribes.textgen.domain.ModelLoadException;

/** Tests each family's keys and defaults against transformers' configuration class. */
class FamilyConfigsTest {
    private static final Path DECODERS = Path.of("../shared/conformance/decoders");
    private static final String SIZES = "'vocab_size':60000,'hidden_size':512,'intermediate_size':96,"
            + "'num_hidden_layers':32,'num_attention_heads':32,'max_position_embeddings':128";
    private static final String GPT2 = "'vocab_size':60000,'n_embd':64,'n_layer':2,'n_head':4,'n_positions':128";

    private static ModelConfig parse(String type, String keys) {
        String sizes = type.equals("gpt2") ? GPT2 : SIZES;
        String json = "{'model_type':'" + type + "'," + sizes + (keys.isEmpty() ? "" : "," + keys) + "}";
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return ModelConfig.from(ConfigJson.parse("config.json", bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "llama,   32, 16,  1e-6, 16, false, SILU,      false, false, false, 1,     2",
        "mistral, 8,  16,  1e-6, 16, false, SILU,      false, false, false, 1,     2",
        "qwen2,   32, 16,  1e-6, 16, false, SILU,      true,  false, false, ,",
        "qwen3,   32, 128, 1e-6, 128, false, SILU,     false, false, false, ,",
        "phi3,    32, 16,  1e-5, 16, false, SILU,      false, false, false, 1,     32000",
        "phi,     32, 16,  1e-5, 8,  false, GELU_TANH, true,  true,  true,  1,     2",
        "gpt2,    4,  16,  1e-5, 0,  true,  GELU_TANH, true,  true,  true,  50256, 50256",
    })
    void absentKeys_haveTransformersDefaults(
            String type,
            int kvHeads,
            int headDim,
            double eps,
            int rotaryDim,
            boolean tied,
            Activation activation,
            boolean queryKeyValue,
            boolean attentionOutput,
            boolean feedForward,
            Integer bos,
            Integer eos) {
        ModelConfig config = parse(type, "");
        assertThat(config.kvHeads()).isEqualTo(kvHeads);
        assertThat(config.headDim()).isEqualTo(headDim);
        assertThat(config.normEps()).isEqualTo(eps);
        assertThat(config.rope().rotaryDim()).isEqualTo(rotaryDim);
        assertThat(config.tieWordEmbeddings()).isEqualTo(tied);
        assertThat(config.activation()).isEqualTo(activation);
        assertThat(config.biases()).isEqualTo(new Biases(queryKeyValue, attentionOutput, feedForward));
        assertThat(config.bosTokenId()).isEqualTo(Optional.ofNullable(bos));
        assertThat(config.eosTokenIds())
                .isEqualTo(Optional.ofNullable(eos).stream().toList());
    }

    @Test
    void gpt2_usesItsOwnKeys() {
        ModelConfig config = parse(
                "gpt2",
                "'n_inner':100,'layer_norm_epsilon':1e-3,'activation_function':'gelu',"
                        + "'tie_word_embeddings':false,'reorder_and_upcast_attn':true,'hidden_size':7");
        assertThat(config.hiddenSize()).isEqualTo(64);
        assertThat(config.layers()).isEqualTo(2);
        assertThat(config.maxPositionEmbeddings()).isEqualTo(128);
        assertThat(config.intermediateSize()).isEqualTo(100);
        assertThat(parse("gpt2", "'n_inner':null").intermediateSize()).isEqualTo(256);
        assertThat(config.normEps()).isEqualTo(1e-3);
        assertThat(config.activation()).isEqualTo(Activation.GELU);
        assertThat(config.tieWordEmbeddings()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gelu_new", "gelu_fast", "gelu_pytorch_tanh"})
    void geluTanh_hasThreeNames(String name) {
        assertThat(parse("phi", "'hidden_act':'" + name + "'").activation()).isEqualTo(Activation.GELU_TANH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "phi  | 'partial_rotary_factor':0.25 | 4",
                "phi  | 'rope_parameters':{'partial_rotary_factor':0.25,'rope_theta':10000.0} | 4",
                "phi3 | 'partial_rotary_factor':0.75 | 12",
                "phi3 | 'head_dim':64,'partial_rotary_factor':0.75 | 48",
            })
    void partialRotaryFactor_isReadFromBothVersionsKeys(String type, String keys, int rotaryDim) {
        assertThat(parse(type, keys).rope().rotaryDim()).isEqualTo(rotaryDim);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "mistral | 'sliding_window':8 | 8 | 0",
                "mistral | 'use_cache':true | 4096 | 0",
                "mistral | 'sliding_window':null | - | -",
                "phi3  | 'sliding_window':2047 | 2047 | 0",
                "phi3  | 'use_cache':true | - | -",
                "llama | 'sliding_window':8 | - | -",
                "qwen2 | 'sliding_window':8 | - | -",
                "qwen2 | 'sliding_window':8,'use_sliding_window':true | 8 | 28",
                "qwen2 | 'use_sliding_window':true,'max_window_layers':1 | 4096 | 1",
                "qwen2 | 'use_sliding_window':true,'max_window_layers':70 | - | -",
                "qwen3 | 'sliding_window':8,'use_sliding_window':true,'max_window_layers':0 | 8 | 0",
                "qwen3 | 'sliding_window':null,'use_sliding_window':true | - | -",
            })
    void slidingWindow_appliesFromMaxWindowLayers(String type, String keys, Integer window, Integer firstLayer) {
        ModelConfig config = parse(type, keys);
        assertThat(config.slidingWindow()).isEqualTo(Optional.ofNullable(window));
        for (int i = 0; i < config.layers(); i++) {
            boolean windowed = firstLayer != null && i >= firstLayer;
            assertThat(config.windowOf(i)).isEqualTo(windowed ? OptionalInt.of(window) : OptionalInt.empty());
        }
    }

    @Test
    void layerTypes_selectSlidingLayers() {
        String types = "'full_attention','sliding_attention',".repeat(16);
        String keys = "'use_sliding_window':true,'sliding_window':8,'max_window_layers':0,'layer_types':["
                + types.substring(0, types.length() - 1) + "]";
        assertThat(parse("qwen3", keys).slidingLayers()).hasSize(16).allMatch(layer -> layer % 2 == 1);
    }

    @Test
    void qwen3AttentionBias_isRead() {
        assertThat(parse("qwen3", "'attention_bias':true").biases()).isEqualTo(new Biases(true, true, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "phi   | 'qk_layernorm':true | qk_layernorm is true; allowed: false",
                "phi   | 'hidden_act':'relu' | \"relu\"; allowed: gelu, gelu_fast, gelu_new, gelu_pytorch_tanh",
                "phi   | 'partial_rotary_factor':0.01 | partial_rotary_factor rounds to an empty part",
                "phi   | 'head_dim':10 | must be even",
                "phi   | 'layer_norm_eps':0 | layer_norm_eps must be",
                "phi3  | 'rope_scaling':{'type':'su','long_factor':[1]} | \"su\" is not supported; default, linear and",
                "phi3  | 'rope_scaling':{'type':'longrope'} | rope_scaling.type \"longrope\" is not supported",
                "phi3  | 'rope_parameters':{'rope_type':'yarn'} | rope_parameters.rope_type \"yarn\" is not supported",
                "phi3  | 'hidden_act':'gelu' | hidden_act is \"gelu\"; allowed: silu, swish",
                "qwen2 | 'partial_rotary_factor':0.5 | partial_rotary_factor other than 1 is not supported",
                "qwen2 | 'layer_types':['full_attention'] | layer_types must hold one kind for each of the 32 layers",
                "qwen2 | 'layer_types':7 | layer_types must be a list",
                "qwen2 | 'sliding_window':'8','use_sliding_window':true | sliding_window must be a whole number",
                "qwen3 | 'num_key_value_heads':5 | multiple of num_key_value_heads",
                "gpt2  | 'scale_attn_by_inverse_layer_idx':true | scale_attn_by_inverse_layer_idx is true; allowed: false",
                "gpt2  | 'scale_attn_weights':false | scale_attn_weights is false; allowed: true",
                "gpt2  | 'add_cross_attention':true | add_cross_attention is true; allowed: false",
                "gpt2  | 'activation_function':'relu' | activation_function is \"relu\"; allowed: gelu, gelu_fast",
                "gpt2  | 'quantization_config':{} | quantization_config is not supported",
            })
    void unsupportedVariant_isRefusedWithTheKey(String type, String keys, String cause) {
        assertThatThrownBy(() -> parse(type, keys))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageStartingWith("config.json: ")
                .hasMessageContaining(cause);
    }

    @ParameterizedTest
    @CsvSource({"sliding_attention, use_sliding_window or sliding_window is off", "chunked_attention, allowed: full"})
    void inconsistentLayerTypes_areRefused(String kind, String cause) {
        String types = ("'" + kind + "',").repeat(32);
        String keys = "'layer_types':[" + types.substring(0, types.length() - 1) + "]";
        assertThatThrownBy(() -> parse("qwen2", keys)).hasMessageContaining(cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama3", "mistral", "qwen2", "qwen3", "phi3", "phi", "gpt2"})
    void conformanceCheckpoint_isRead(String family) {
        Path checkpoint = DECODERS.resolve(family);
        assumeThat(checkpoint)
                .as("conformance checkpoints lie beside the project")
                .isDirectory();
        ModelConfig config = ModelConfig.read(checkpoint);
        assertThat(config.layers()).isEqualTo(3);
        assertThat(config.headDim()).isEqualTo(16);
        assertThat(config.normEps()).isEqualTo(1e-5);
        assertThat(config.maxPositionEmbeddings()).isEqualTo(256);
        assertThat(config.tieWordEmbeddings()).isEqualTo(family.equals("gpt2"));
    }
}
