package org.scribes.textgen.observe;

/** Whose spending a budget limits, as metrics show it. */
public enum BudgetKind {
    TOTAL,
    KEY,
    USER
}
