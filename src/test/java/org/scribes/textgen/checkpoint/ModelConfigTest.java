package org.scribes.textgen.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.ModelLoadException;

class ModelConfigTest {
    private static final Path TINY = Path.of("src/main/resources/models/scribes-tiny");

    @TempDir
    Path folder;

    @Test
    void embeddedModel_isRead() {
        assertThat(ModelConfig.read(TINY))
                .isEqualTo(new ModelConfig(
                        "llama",
                        4096,
                        256,
                        688,
                        4,
                        8,
                        4,
                        32,
                        1e-5,
                        new RopeParameters(32, 10_000, new RopeScaling.None()),
                        512,
                        true,
                        Optional.empty(),
                        List.of(),
                        Activation.SILU,
                        new ModelConfig.Biases(false, false, false),
                        List.of(5),
                        Optional.of(0),
                        Optional.of("bfloat16")));
    }

    @Test
    void absentKeys_haveTransformersDefaults() {
        ModelConfig config = parse("");
        assertThat(config.kvHeads()).isEqualTo(4);
        assertThat(config.headDim()).isEqualTo(16);
        assertThat(config.rope()).isEqualTo(new RopeParameters(16, 10_000, new RopeScaling.None()));
        assertThat(config.normEps()).isEqualTo(1e-6);
        assertThat(config.activation()).isEqualTo(Activation.SILU);
        assertThat(config.tieWordEmbeddings()).isFalse();
        assertThat(config.biases()).isEqualTo(new ModelConfig.Biases(false, false, false));
        assertThat(config.slidingWindow()).isEmpty();
        assertThat(config.eosTokenIds()).containsExactly(2);
        assertThat(config.bosTokenId()).contains(1);
        assertThat(config.dtype()).isEmpty();
    }

    @Test
    void nullKeys_countAsAbsent() {
        String nulls = "'num_key_value_heads':null,'head_dim':null,'rope_scaling':null,'rope_parameters':null,"
                + "'sliding_window':null,'quantization_config':null";
        assertThat(parse(nulls)).isEqualTo(parse(""));
    }

    /** Python writes null for None and omits class defaults. */
    @Test
    void nullTokens_areEmpty() {
        assertThat(parse("'eos_token_id':null").eosTokenIds()).isEmpty();
        assertThat(parse("'bos_token_id':null").bosTokenId()).isEmpty();
    }

    @Test
    void givenKeys_areRead() {
        ModelConfig config = parse("'num_key_value_heads':2,'head_dim':32,'rms_norm_eps':1e-5,'rope_theta':5e5,"
                + "'tie_word_embeddings':true,'hidden_act':'swish','attention_bias':true,"
                + "'mlp_bias':true,'eos_token_id':[1,2],'bos_token_id':0,'torch_dtype':'float16','unknown':{}");
        assertThat(config.kvHeads()).isEqualTo(2);
        assertThat(config.headDim()).isEqualTo(32);
        assertThat(config.normEps()).isEqualTo(1e-5);
        assertThat(config.rope().ropeTheta()).isEqualTo(500_000);
        assertThat(config.tieWordEmbeddings()).isTrue();
        assertThat(config.activation()).isEqualTo(Activation.SILU);
        assertThat(config.biases()).isEqualTo(new ModelConfig.Biases(true, true, true));
        assertThat(config.eosTokenIds()).containsExactly(1, 2);
        assertThat(config.bosTokenId()).contains(0);
        assertThat(config.dtype()).contains("float16");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'rope_theta':5e5,'rope_scaling':{'rope_type':'linear','factor':4}",
                "'rope_theta':5e5,'rope_scaling':{'type':'linear','factor':4.0}",
                "'rope_theta':1,'rope_parameters':{'rope_type':'linear','factor':4,'rope_theta':5e5}",
                "'rope_theta':5e5,'rope_parameters':{'rope_type':'linear','factor':4,'partial_rotary_factor':1.0}",
                "'rope_theta':5e5,'rope_parameters':{'rope_theta':7},'rope_scaling':{'type':'linear','factor':4}",
            })
    void linearScaling_isReadFromBothVersionsKeys(String keys) {
        assertThat(parse(keys).rope()).isEqualTo(new RopeParameters(16, 500_000, new RopeScaling.Linear(4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rope_scaling", "rope_parameters"})
    void llama3Scaling_isReadFromBothVersionsKeys(String key) {
        String value = "{'rope_type':'llama3','factor':8.0,'low_freq_factor':1.0,'high_freq_factor':4.0,"
                + "'original_max_position_embeddings':64}";
        assertThat(parse("'" + key + "':" + value).rope().scaling()).isEqualTo(new RopeScaling.Llama3(8, 1, 4, 64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'rope_type':'default'", "'type':'default'", "'rope_theta':10000.0", ""})
    void defaultScaling_isNone(String keys) {
        assertThat(parse("'rope_parameters':{" + keys + "}").rope().scaling()).isEqualTo(new RopeScaling.None());
    }

    @Test
    void transformers5Dtype_isRead() {
        assertThat(parse("'dtype':'bfloat16'").dtype()).contains("bfloat16");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'vocab_size':0 | vocab_size must be a whole number from 1",
                "'vocab_size':4.0 | vocab_size must be a whole number",
                "'vocab_size':'64' | vocab_size must be a whole number",
                "'vocab_size':99999999999 | vocab_size must be a whole number",
                "'hidden_size':-64 | hidden_size must be a whole number",
                "'hidden_size':2000000000 | hidden_size must be a whole number from 1 to 1048576",
                "'hidden_size':66 | hidden_size must be a multiple of num_attention_heads",
                "'num_hidden_layers':1000000 | num_hidden_layers must be",
                "'num_hidden_layers':null | num_hidden_layers is missing",
                "'num_attention_heads':0 | num_attention_heads must be",
                "'num_key_value_heads':3 | multiple of num_key_value_heads",
                "'num_key_value_heads':8 | num_key_value_heads must be a whole number from 1 to 4",
                "'head_dim':15 | head_dim must be even",
                "'head_dim':4096,'num_attention_heads':4096 | num_attention_heads * head_dim is above",
                "'intermediate_size':[] | intermediate_size must be",
                "'max_position_embeddings':0 | max_position_embeddings must be",
                "'rms_norm_eps':0 | rms_norm_eps must be a number above 0",
                "'rms_norm_eps':NaN | rms_norm_eps must be a number",
                "'rope_theta':-1 | rope_theta must be a number above 0",
                "'rope_theta':Infinity | rope_theta must be a number",
                "'rope_theta':1e999 | rope_theta must be a number",
                "'rope_scaling':7 | rope_scaling must be an object",
                "'rope_scaling':{'rope_type':'yarn','factor':4} | rope_scaling.rope_type \"yarn\" is not supported",
                "'rope_scaling':{'type':'dynamic','factor':4} | rope_scaling.type \"dynamic\" is not supported",
                "'rope_parameters':{'rope_type':'longrope'} | rope_parameters.rope_type \"longrope\" is not supported",
                "'rope_parameters':{'full_attention':{'rope_type':'default'}} | rope_parameters of several kinds",
                "'rope_scaling':{'rope_type':'linear'} | rope_scaling.factor is missing",
                "'rope_scaling':{'rope_type':'linear','factor':0.5} | factor must be 1 or more",
                "'rope_scaling':{'rope_type':'llama3','factor':8} | rope_scaling.low_freq_factor is missing",
                "'partial_rotary_factor':0.5 | partial_rotary_factor other than 1",
                "'tie_word_embeddings':1 | tie_word_embeddings must be true or false",
                "'hidden_act':'' | hidden_act must be a string",
                "'hidden_act':'gelu' | hidden_act is \"gelu\"; allowed: silu, swish",
                "'model_type':'qwen3_moe' | model_type is \"qwen3_moe\"; this version reads [gpt2, llama, mistral, phi",
                "'eos_token_id':64 | eos_token_id must be a whole number from 0 to 63",
                "'eos_token_id':[1,'2'] | eos_token_id must be a whole number",
                "'bos_token_id':-1 | bos_token_id must be",
                "'quantization_config':{'quant_method':'gptq'} | quantization_config is not supported",
                "'model_type':null | model_type is missing",
                "'model_type':'llama','model_type':'llama' | Duplicate",
            })
    void invalidValue_isRefusedWithTheKey(String keys, String cause) {
        assertThatThrownBy(() -> parse(keys))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageStartingWith("config.json: ")
                .hasMessageContaining(cause);
    }

    @Test
    void llama3ScalingOutOfOrder_isRefused() {
        assertThatThrownBy(() -> new RopeScaling.Llama3(8, 4, 4, 64)).hasMessageContaining("high_freq_factor");
    }

    @Test
    void missingFile_isRefused() {
        assertThatThrownBy(() -> ModelConfig.read(folder)).hasMessage("config.json: does not exist");
    }

    @Test
    void hugeFile_isRefused() throws IOException {
        Files.writeString(folder.resolve("config.json"), " ".repeat(4 << 20) + "{}");
        assertThatThrownBy(() -> ModelConfig.read(folder)).hasMessageContaining("larger than");
    }

    @Test
    void modelType_isReadWithoutOtherKeys() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"mamba\",\"d_model\":64}");
        assertThat(ModelConfig.typeOf(folder)).isEqualTo("mamba");
        assertThatThrownBy(() -> ModelConfig.read(folder)).hasMessageContaining("model_type is \"mamba\"");
    }

    @Test
    void adapter_isRefusedWithARemedy() throws IOException {
        Files.copy(TINY.resolve("config.json"), folder.resolve("config.json"));
        Files.writeString(folder.resolve("adapter_config.json"), "{\"peft_type\":\"LORA\"}");
        assertThatThrownBy(() -> ModelConfig.typeOf(folder))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageStartingWith("adapter_config.json: ")
                .hasMessageContaining("merge it into its base model");
        assertThatThrownBy(() -> ModelConfig.read(folder)).hasMessageContaining("merge");
    }

    private static ModelConfig parse(String keys) {
        StringBuilder json = new StringBuilder("{").append(keys);
        String[] minimal = {
            "'model_type':'llama'",
            "'vocab_size':64",
            "'hidden_size':64",
            "'intermediate_size':96",
            "'num_hidden_layers':2",
            "'num_attention_heads':4",
            "'max_position_embeddings':128"
        };
        for (String key : minimal) {
            if (!keys.contains(key.substring(0, key.indexOf(':') + 1))) {
                json.append(json.length() == 1 ? "" : ",").append(key);
            }
        }
        byte[] bytes = json.append('}').toString().replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return ModelConfig.from(ConfigJson.parse("config.json", bytes));
    }
}
