package org.scribes.textgen.config;

/**
 * A checkpoint in this process.
 *
 * @param model the checkpoint and its precision
 * @param assistant the context window and the most tokens of an answer
 * @param local the device, the batch, the KV cache, the threads
 */
public record LocalTarget(String name, HuggingFaceConfig model, AssistantConfig assistant, LocalConfig local)
        implements CatalogueTarget {}
