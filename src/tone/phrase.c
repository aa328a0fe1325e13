/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read into a tree, then into positions and what follows what (Glushkov's construction: no empty
   moves, no copies). */
#include "config.h"

#include "phrase.h"

#include <string.h>

#include "tokens.h"

#define DEPTH_MOST 8u
#define NODES_MOST 4096u
#define PARTS_MOST 64u /* patterns one phrase may be split into */
#define GAP_WORDS 4u

typedef enum { NODE_WORDS, NODE_ANY, NODE_ROW, NODE_CHOICE } NodeKind;

typedef struct {
    NodeKind kind;
    gboolean optional;
    guint first, next;       /* children and siblings, as index; 0: none */
    guint ids_at, ids_count; /* NODE_WORDS */
} Node;

struct PhraseCompiler {
    VocabularyDraft *vocabulary;
    MatcherDraft *matcher;
    GHashTable *lists; /* char * to const GPtrArray * */
    GArray *nodes;     /* Node; the first is no node */
    GArray *ids;       /* WordId */
    /* The phrase being read. */
    const char *at;
    char *message;
    guint depth, parts;
    gboolean dry;
    /* The pattern being made. */
    Pattern pattern;
    guint64 follow[PATTERN_POSITIONS_MOST];
    guint word_node[PATTERN_POSITIONS_MOST];
};

PhraseCompiler *phrase_compiler_new(VocabularyDraft *vocabulary, MatcherDraft *matcher) {
    PhraseCompiler *compiler = g_new0(PhraseCompiler, 1);
    compiler->vocabulary = vocabulary;
    compiler->matcher = matcher;
    compiler->lists = g_hash_table_new(g_str_hash, g_str_equal);
    compiler->nodes = g_array_new(FALSE, TRUE, sizeof(Node));
    compiler->ids = g_array_new(FALSE, FALSE, sizeof(WordId));
    return compiler;
}

void phrase_compiler_free(PhraseCompiler *compiler) {
    if (compiler == NULL) return;
    g_hash_table_unref(compiler->lists);
    g_array_unref(compiler->nodes);
    g_array_unref(compiler->ids);
    g_free(compiler);
}

void phrase_add_list(PhraseCompiler *compiler, const char *name, const GPtrArray *entries) {
    g_hash_table_insert(compiler->lists, (gpointer)name, (gpointer)entries);
}

static Node *node_at(PhraseCompiler *compiler, guint index) {
    return &g_array_index(compiler->nodes, Node, index);
}

static void fail(PhraseCompiler *compiler, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void fail(PhraseCompiler *compiler, const char *format, ...) {
    va_list arguments;
    if (compiler->message != NULL) return;
    va_start(arguments, format);
    compiler->message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
}

static guint new_node(PhraseCompiler *compiler, NodeKind kind) {
    Node node = {kind, FALSE, 0, 0, compiler->ids->len, 0};
    if (compiler->nodes->len >= NODES_MOST) {
        fail(compiler, "the phrase has too many alternatives");
        return compiler->nodes->len - 1;
    }
    g_array_append_val(compiler->nodes, node);
    return compiler->nodes->len - 1;
}

static void add_child(PhraseCompiler *compiler, guint parent, guint *last, guint child) {
    if (*last == 0)
        node_at(compiler, parent)->first = child;
    else
        node_at(compiler, *last)->next = child;
    *last = child;
}

static void add_id(PhraseCompiler *compiler, guint node, WordId id) {
    g_array_append_val(compiler->ids, id);
    node_at(compiler, node)->ids_count++;
}

/* ---- reading ---- */

static guint read_choice(PhraseCompiler *compiler, char closing);

static guint class_node(PhraseCompiler *compiler, const WordId *ids, guint count) {
    guint node = new_node(compiler, NODE_WORDS);
    for (guint i = 0; i < count; i++) add_id(compiler, node, ids[i]);
    return node;
}

/* <name> or {name}: what stands inside. */
static char *read_name(PhraseCompiler *compiler, char closing) {
    const char *end = strchr(compiler->at, closing);
    char *name;
    if (end == NULL) {
        fail(compiler, "\"%c\" is missing", closing);
        return NULL;
    }
    name = g_strndup(compiler->at, (gsize)(end - compiler->at));
    compiler->at = end + 1;
    return name;
}

static guint read_slot(PhraseCompiler *compiler) {
    static const struct {
        const char *name;
        WordId id;
    } slots[] = {{"company", WORD_COMPANY},
                 {"contact", WORD_CONTACT},
                 {"candidate", WORD_CANDIDATE},
                 {"role", WORD_ROLE},
                 {"other-company", WORD_OTHER_COMPANY}};
    g_autofree char *name = read_name(compiler, '}');
    if (name == NULL) return 0;
    for (guint i = 0; i < G_N_ELEMENTS(slots); i++)
        if (strcmp(slots[i].name, name) == 0) return class_node(compiler, &slots[i].id, 1);
    fail(compiler, "there is no fact \"{%s}\"", name);
    return 0;
}

static guint plain_words(PhraseCompiler *compiler, guint choice);

/* <name>: a choice among the entries of the list. */
static guint read_list(PhraseCompiler *compiler) {
    g_autofree char *name = read_name(compiler, '>');
    const GPtrArray *entries = name != NULL ? g_hash_table_lookup(compiler->lists, name) : NULL;
    guint choice, last = 0;
    const char *rest = compiler->at;
    if (name == NULL) return 0;
    if (entries == NULL || entries->len == 0) {
        fail(compiler, entries == NULL ? "there is no list \"<%s>\" above" : "the list \"<%s>\" is empty", name);
        return 0;
    }
    if (++compiler->depth > DEPTH_MOST) fail(compiler, "brackets or lists are nested too deeply");
    choice = new_node(compiler, NODE_CHOICE);
    for (guint i = 0; i < entries->len && compiler->message == NULL; i++) {
        compiler->at = g_ptr_array_index(entries, i);
        add_child(compiler, choice, &last, read_choice(compiler, '\0'));
        if (compiler->message == NULL && *compiler->at != '\0')
            fail(compiler, "\"%c\" cannot stand in an entry of the list \"<%s>\"", *compiler->at, name);
    }
    compiler->depth--;
    compiler->at = rest;
    return plain_words(compiler, choice);
}

static guint gap_node(PhraseCompiler *compiler) {
    guint row = new_node(compiler, NODE_ROW), last = 0;
    for (guint i = 0; i < GAP_WORDS; i++) {
        guint any = new_node(compiler, NODE_ANY);
        node_at(compiler, any)->optional = TRUE;
        add_child(compiler, row, &last, any);
    }
    return row;
}

/* One word of the text, which may become several (a short form). */
static void add_word(PhraseCompiler *compiler, guint row, guint *last, const TokenText *token) {
    WordKey key = word_key(token->folded, token->length);
    WordId ids[WORD_EXPANDS_MOST];
    guint count = 1;
    const WordEntry *known = vocabulary_find(&compiler->vocabulary->seen, &key);
    if (token->too_long || token->length > WORD_BYTES_MOST) {
        fail(compiler, "the word \"%.*s…\" is too long", (int)token->length, token->folded);
        return;
    }
    if (known != NULL) {
        count = known->count;
        memcpy(ids, known->ids, sizeof ids);
    } else if (token->apostrophe) {
        count = vocabulary_read_short_form(&compiler->vocabulary->seen, token->folded, token->length, FALSE, ids);
        for (guint i = 0; i < count; i++)
            if (ids[i] < WORD_FIRST) count = 0; /* its first word is not known yet */
    }
    if (known == NULL && (count == 0 || !token->apostrophe)) {
        count = 1;
        ids[0] = vocabulary_intern(compiler->vocabulary, token->folded, token->length);
        if (ids[0] == WORD_UNKNOWN) fail(compiler, "there are too many words");
    }
    for (guint i = 0; i < count; i++) add_child(compiler, row, last, class_node(compiler, &ids[i], 1));
}

/* Words as they are written, up to the next sign of the language; "appreciat*" is a stem. */
static void read_words(PhraseCompiler *compiler, guint row, guint *last) {
    gsize length = strcspn(compiler->at, " \t\n()[]|<>{}^$#@*"), at = 0;
    TokenText token;
    gboolean any = FALSE;
    while (token_next(compiler->at, length, &at, &token)) {
        any = TRUE;
        if (at == length && compiler->at[length] == '*') {
            WordId id = vocabulary_intern_stem(compiler->vocabulary, token.folded, token.length);
            if (id == WORD_UNKNOWN) fail(compiler, "a star needs at least three letters before it");
            add_child(compiler, row, last, class_node(compiler, &id, 1));
            length++;
            break;
        }
        add_word(compiler, row, last, &token);
    }
    if (!any && length > 0) fail(compiler, "\"%.*s\" has no letters", (int)length, compiler->at);
    if (!any && length == 0) fail(compiler, "\"%c\" cannot stand here", *compiler->at);
    compiler->at += length;
}

static gboolean read_sign(PhraseCompiler *compiler, guint row, guint *last) {
    static const WordId names[] = {WORD_NAME, WORD_COMPANY, WORD_CONTACT, WORD_CANDIDATE, WORD_OTHER_COMPANY};
    static const WordId number = WORD_NUMBER;
    guint child;
    char sign = *compiler->at;
    if (strncmp(compiler->at, "...", 3) == 0 || strncmp(compiler->at, "\u2026", 3) == 0) {
        compiler->at += 3;
        add_child(compiler, row, last, gap_node(compiler));
        return TRUE;
    }
    switch (sign) {
    case '(':
    case '[':
    case '<':
    case '{':
    case '*':
    case '#':
    case '@': compiler->at++; break;
    default: return FALSE;
    }
    switch (sign) {
    case '(': child = read_choice(compiler, ')'); break;
    case '[': child = read_choice(compiler, ']'); break;
    case '<': child = read_list(compiler); break;
    case '{': child = read_slot(compiler); break;
    case '*': child = new_node(compiler, NODE_ANY); break;
    case '#': child = class_node(compiler, &number, 1); break;
    default: child = class_node(compiler, names, G_N_ELEMENTS(names)); break;
    }
    if (compiler->message != NULL) return TRUE;
    if (sign == '[') node_at(compiler, child)->optional = TRUE;
    add_child(compiler, row, last, child);
    return TRUE;
}

static guint read_row(PhraseCompiler *compiler, char closing) {
    guint row = new_node(compiler, NODE_ROW), last = 0;
    while (compiler->message == NULL) {
        while (*compiler->at == ' ' || *compiler->at == '\t' || *compiler->at == '\n') compiler->at++;
        if (*compiler->at == '\0' || *compiler->at == '|' || *compiler->at == closing) break;
        if (*compiler->at == '$' && closing == '\0' && compiler->at[1] == '\0') break;
        if (!read_sign(compiler, row, &last)) read_words(compiler, row, &last);
    }
    if (compiler->message == NULL && last == 0) fail(compiler, "something is missing beside \"|\" or between brackets");
    if (compiler->message == NULL && node_at(compiler, row)->first == last && !node_at(compiler, last)->optional) return last;
    return row;
}

/* Puts the single words of a choice together: they need one position only. */
static guint plain_words(PhraseCompiler *compiler, guint choice) {
    guint merged = 0, last = 0, child = node_at(compiler, choice)->first, next;
    if (compiler->message != NULL) return choice;
    node_at(compiler, choice)->first = 0;
    for (guint i = child; i != 0; i = node_at(compiler, i)->next) /* a new node's ids stand at the end */
        if (node_at(compiler, i)->kind == NODE_WORDS && !node_at(compiler, i)->optional) merged = 1;
    if (merged != 0) merged = new_node(compiler, NODE_WORDS);
    for (; child != 0 && compiler->message == NULL; child = next) {
        Node node = *node_at(compiler, child);
        next = node.next;
        node_at(compiler, child)->next = 0;
        if (node.kind == NODE_WORDS && !node.optional) {
            for (guint i = 0; i < node.ids_count; i++) add_id(compiler, merged, g_array_index(compiler->ids, WordId, node.ids_at + i));
        } else {
            add_child(compiler, choice, &last, child);
        }
    }
    if (merged == 0) return choice;
    if (last == 0) return merged;
    node_at(compiler, last)->next = merged;
    return choice;
}

/* Alternatives up to `closing`, which is passed. */
static guint read_choice(PhraseCompiler *compiler, char closing) {
    guint choice, last = 0, count = 0, only = 0;
    if (++compiler->depth > DEPTH_MOST) fail(compiler, "brackets or lists are nested too deeply");
    choice = new_node(compiler, NODE_CHOICE);
    while (compiler->message == NULL) {
        only = read_row(compiler, closing);
        if (compiler->message != NULL) break;
        add_child(compiler, choice, &last, only);
        count++;
        if (*compiler->at != '|') break;
        if (closing == '\0') fail(compiler, "\"|\" stands outside brackets");
        compiler->at++;
    }
    compiler->depth--;
    if (compiler->message != NULL) return choice;
    if (closing != '\0') {
        if (*compiler->at != closing)
            fail(compiler, "\"%c\" is missing", closing);
        else
            compiler->at++;
    }
    if (count == 1 && !node_at(compiler, only)->optional) return only;
    return plain_words(compiler, choice);
}

/* ---- positions ---- */

static guint count_positions(PhraseCompiler *compiler, guint index) {
    const Node *node = node_at(compiler, index);
    guint count = 0;
    if (node->kind == NODE_WORDS || node->kind == NODE_ANY) return 1;
    for (guint child = node->first; child != 0; child = node_at(compiler, child)->next) count += count_positions(compiler, child);
    return count;
}

typedef struct {
    guint64 first, last;
    gboolean empty;          /* may match nothing */
    guint shortest, longest; /* words */
} Part;

static void set_followers(PhraseCompiler *compiler, guint64 before, guint64 after) {
    for (; before != 0; before &= before - 1) compiler->follow[__builtin_ctzll(before)] |= after;
}

static Part build(PhraseCompiler *compiler, guint index) {
    const Node *node = node_at(compiler, index);
    Part part = {0, 0, FALSE, 0, 0};
    if (node->kind == NODE_WORDS || node->kind == NODE_ANY) {
        guint position = compiler->pattern.positions++;
        part.first = part.last = G_GUINT64_CONSTANT(1) << position;
        part.shortest = part.longest = 1;
        compiler->follow[position] = 0;
        compiler->word_node[position] = index;
        if (node->kind == NODE_ANY) compiler->pattern.any |= part.first;
    } else if (node->kind == NODE_CHOICE) {
        for (guint child = node->first; child != 0; child = node_at(compiler, child)->next) {
            Part one = build(compiler, child);
            part.first |= one.first;
            part.last |= one.last;
            part.empty = part.empty || one.empty;
            part.shortest = part.longest == 0 ? one.shortest : MIN(part.shortest, one.shortest);
            part.longest = MAX(part.longest, one.longest);
        }
    } else {
        part.empty = TRUE;
        for (guint child = node->first; child != 0; child = node_at(compiler, child)->next) {
            Part one = build(compiler, child);
            set_followers(compiler, part.last, one.first);
            if (part.empty) part.first |= one.first;
            part.last = one.empty ? part.last | one.last : one.last;
            part.empty = part.empty && one.empty;
            part.shortest += one.shortest;
            part.longest += one.longest;
        }
    }
    part.empty = part.empty || node->optional;
    if (node->optional) part.shortest = 0;
    return part;
}

static void add_pattern(PhraseCompiler *compiler, guint root) {
    Part part;
    guint32 number;
    compiler->pattern.positions = 0;
    compiler->pattern.any = 0;
    part = build(compiler, root);
    compiler->pattern.first = part.first;
    compiler->pattern.last = part.last;
    compiler->pattern.length = (guint8)(part.shortest == part.longest ? part.longest : 0);
    if (part.empty) return fail(compiler, "everything in the phrase may be missing");
    if (((part.first | part.last) & compiler->pattern.any) != 0)
        return fail(compiler, "a phrase must begin and end with a word, not with \"*\" or \"...\"");
    if (compiler->dry) return;
    number = matcher_add(compiler->matcher, &compiler->pattern, compiler->follow);
    for (guint i = 0; i < compiler->pattern.positions; i++) {
        const Node *node = node_at(compiler, compiler->word_node[i]);
        for (guint j = 0; j < node->ids_count; j++)
            matcher_add_word(compiler->matcher, number, i, g_array_index(compiler->ids, WordId, node->ids_at + j));
    }
}

/* The choice with most positions in the phrase's row, or the phrase itself; 0 when there is none
   to split. */
static guint widest_choice(PhraseCompiler *compiler, guint root) {
    guint best = 0, most = 1;
    if (node_at(compiler, root)->kind == NODE_CHOICE) return root;
    for (guint child = node_at(compiler, root)->first; child != 0; child = node_at(compiler, child)->next) {
        guint count = count_positions(compiler, child);
        if (node_at(compiler, child)->kind != NODE_CHOICE || count <= most) continue;
        best = child;
        most = count;
    }
    return best;
}

/* One pattern, or two halves of the widest choice, each handled the same way. */
static void add_patterns(PhraseCompiler *compiler, guint root) {
    guint choice, middle = 0, half, second, first_child;
    if (compiler->message != NULL) return;
    if (count_positions(compiler, root) <= PATTERN_POSITIONS_MOST) {
        if (++compiler->parts > PARTS_MOST)
            fail(compiler, "the phrase has too many alternatives: split it in two");
        else
            add_pattern(compiler, root);
        return;
    }
    choice = widest_choice(compiler, root);
    if (choice == 0 || node_at(compiler, node_at(compiler, choice)->first)->next == 0)
        return fail(compiler, "the phrase is too long: split it in two");
    half = count_positions(compiler, choice) / 2;
    first_child = node_at(compiler, choice)->first;
    for (guint child = first_child, sum = 0; node_at(compiler, child)->next != 0; child = node_at(compiler, child)->next) {
        sum += count_positions(compiler, child);
        if (middle == 0 || sum <= half) middle = child;
    }
    second = node_at(compiler, middle)->next;
    node_at(compiler, middle)->next = 0;
    add_patterns(compiler, root);
    node_at(compiler, choice)->first = second;
    add_patterns(compiler, root);
    node_at(compiler, choice)->first = first_child;
    node_at(compiler, middle)->next = second;
}

static gboolean compile(PhraseCompiler *compiler, const char *text, guint32 tag, gboolean dry, char **message) {
    guint root;
    g_array_set_size(compiler->nodes, 0);
    g_array_set_size(compiler->ids, 0);
    g_array_set_size(compiler->nodes, 1);
    memset(&compiler->pattern, 0, sizeof compiler->pattern);
    compiler->pattern.tag = tag;
    compiler->message = NULL;
    compiler->depth = compiler->parts = 0;
    compiler->dry = dry;
    compiler->at = text + strspn(text, " \t\n");
    if (*compiler->at == '^') {
        compiler->pattern.at_start = TRUE;
        compiler->at++;
    }
    compiler->at += strspn(compiler->at, " \t\n");
    if (*compiler->at == '\0') {
        *message = g_strdup("an empty phrase");
        return FALSE;
    }
    root = read_choice(compiler, '\0');
    if (compiler->message == NULL && *compiler->at == '$') {
        compiler->pattern.at_end = TRUE;
        compiler->at++;
    }
    if (compiler->message == NULL && *compiler->at != '\0') fail(compiler, "\"%c\" cannot stand here", *compiler->at);
    add_patterns(compiler, root);
    *message = compiler->message;
    return compiler->message == NULL;
}

gboolean phrase_compile(PhraseCompiler *compiler, const char *text, guint32 tag, char **message) {
    return compile(compiler, text, tag, FALSE, message);
}

gboolean phrase_check(PhraseCompiler *compiler, const char *text, char **message) {
    return compile(compiler, text, 0, TRUE, message);
}
