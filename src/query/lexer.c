#include "query/lexer.h"

#include <string.h>

#include "base/error.h"
#include "query/network.h"
#include "query/syntax.h"
#include "table/value.h"

typedef struct {
    const char *text;
    size_t at;
    GArray *tokens;
} Lexer;

/* Longer ones first. */
static const char *const signs[] = {"==", "!=", "<=", ">=", "&&", "||", "..", "<", ">", "!", "(",
                                    ")",  "{",  "}",  ",",  "+",  "-",  "*",  "/", "%", "&", "~"};

static void clear_token(gpointer data)
{
    g_free(((Token *)data)->text);
}

/* Adds a token that began at `start` and ends here. */
static void add(Lexer *lexer, TokenKind kind, size_t start, char *text)
{
    Token token = {kind, start, lexer->at, text};
    g_array_append_val(lexer->tokens, token);
}

static char *slice(const Lexer *lexer, size_t start)
{
    return g_strndup(lexer->text + start, lexer->at - start);
}

static bool is_name_byte(char c)
{
    return g_ascii_isalnum(c) || c == '_' || c == '.' || c == ':' || (c & 0x80) != 0;
}

/* Goes over the bytes of a name or number. Two dots are the sign of a range. */
static void skip_name(Lexer *lexer)
{
    const char *text = lexer->text;
    while (is_name_byte(text[lexer->at]) && !(text[lexer->at] == '.' && text[lexer->at + 1] == '.'))
        lexer->at++;
}

static bool is_address(const char *text, size_t length)
{
    Address address;
    return address_parse(text, length, &address);
}

/* An address ends here; the prefix length directly behind it belongs to it. */
static bool read_address(Lexer *lexer, size_t start, GError **error)
{
    const char *text = lexer->text;
    Network network;
    if (text[lexer->at] == '/' && g_ascii_isdigit(text[lexer->at + 1])) {
        size_t slash = lexer->at++;
        while (g_ascii_isdigit(text[lexer->at]))
            lexer->at++;
        if (!network_parse(text + start, lexer->at - start, &network)) {
            syntax_error(error, TABSHARK_ERROR_USAGE, text, slash, lexer->at,
                         "a prefix of this address has at most %u bits",
                         network_width(network.address.family));
            return false;
        }
    }
    add(lexer, TOKEN_ADDRESS, start, slice(lexer, start));
    return true;
}

/* 80, .5 */
static bool starts_number(const char *text)
{
    return g_ascii_isdigit(text[text[0] == '.']);
}

/* 1e-3: the sign behind the e belongs to the number. */
static void skip_exponent(Lexer *lexer, size_t start)
{
    const char *text = lexer->text;
    char last = text[lexer->at - 1];
    bool exponent = (last == 'e' || last == 'E') &&
                    strspn(text + start, "0123456789.") + 1 == lexer->at - start;
    if (exponent && (text[lexer->at] == '-' || text[lexer->at] == '+') &&
        g_ascii_isdigit(text[lexer->at + 1])) {
        lexer->at++;
        skip_name(lexer);
    }
}

/* A number ends in digits; a letter behind them is a unit of time. */
static bool has_unit(const char *word)
{
    size_t length = strlen(word);
    return !g_str_has_prefix(word, "0x") && !g_str_has_prefix(word, "0X") && length > 0 &&
           g_ascii_isalpha(word[length - 1]);
}

/* 9p.tag, 6lowpan.src: fields of Wireshark. No number has a letter behind a dot, but 1.e5. */
static bool is_field(const char *word)
{
    const char *dot = strchr(word, '.');
    double value;
    while (dot != NULL && !g_ascii_isalpha(dot[1]))
        dot = strchr(dot + 1, '.');
    return dot != NULL && !value_parse_real(word, strlen(word), &value);
}

/* 2016-08-02, which would be 2006. */
static bool is_date(const char *text)
{
    static const char *const form = "0000-00-00";
    size_t i = 0;
    while (form[i] != '\0' && (form[i] == '0' ? g_ascii_isdigit(text[i]) : text[i] == form[i]))
        i++;
    return form[i] == '\0';
}

static bool read_number(Lexer *lexer, size_t start, GError **error)
{
    if (is_date(lexer->text + start)) {
        syntax_error(error, TABSHARK_ERROR_USAGE, lexer->text, start, start + 10,
                     "a time stands in quotes: \"2016-08-02 02:19:35\"");
        return false;
    }
    skip_exponent(lexer, start);
    char *word = slice(lexer, start);
    TokenKind kind = has_unit(word) ? TOKEN_SPAN : TOKEN_NUMBER;
    add(lexer, is_field(word) ? TOKEN_NAME : kind, start, word);
    return true;
}

static bool read_word(Lexer *lexer, GError **error)
{
    size_t start = lexer->at;
    skip_name(lexer);
    if (is_address(lexer->text + start, lexer->at - start))
        return read_address(lexer, start, error);
    if (starts_number(lexer->text + start))
        return read_number(lexer, start, error);
    add(lexer, TOKEN_NAME, start, slice(lexer, start));
    return true;
}

/* Texts here end at a NUL, so none can be in them. */
static bool is_nul(const char *escape)
{
    return escape[1] == 'x' && escape[2] == '0' && escape[3] == '0';
}

/* The byte that an escape stands for; what is none keeps its backslash, as regular expressions
 * need. */
static void append_escape(Lexer *lexer, GString *out)
{
    const char *text = lexer->text + lexer->at;
    static const char from[] = "\\\"'nrt";
    static const char to[] = "\\\"'\n\r\t";
    const char *found = text[1] != '\0' ? strchr(from, text[1]) : NULL;
    if (found != NULL) {
        g_string_append_c(out, to[found - from]);
        lexer->at += 2;
    } else if (text[1] == 'x' && g_ascii_isxdigit(text[2]) && g_ascii_isxdigit(text[3])) {
        g_string_append_c(
            out, (char)(g_ascii_xdigit_value(text[2]) << 4 | g_ascii_xdigit_value(text[3])));
        lexer->at += 4;
    } else {
        g_string_append_c(out, '\\');
        lexer->at++;
    }
}

static bool read_quoted(Lexer *lexer, bool raw, GError **error)
{
    size_t start = lexer->at;
    lexer->at += raw;
    char quote = lexer->text[lexer->at++];
    g_autoptr(GString) out = g_string_new(NULL);
    for (char c; (c = lexer->text[lexer->at]) != quote;) {
        if (c == '\0') {
            syntax_error(error, TABSHARK_ERROR_USAGE, lexer->text, start, lexer->at,
                         "the quote is never closed");
            return false;
        }
        if (c == '\\' && quote != '`' && !raw && is_nul(lexer->text + lexer->at)) {
            syntax_error(error, TABSHARK_ERROR_USAGE, lexer->text, lexer->at, lexer->at + 4,
                         "a text cannot hold a NUL byte; a regular expression finds one by "
                         "matches r\"\\x00\"");
            return false;
        }
        if (c == '\\' && quote != '`' && !raw) {
            append_escape(lexer, out);
        } else {
            g_string_append_c(out, c);
            lexer->at++;
        }
    }
    lexer->at++;
    add(lexer, quote == '`' ? TOKEN_QUOTED : TOKEN_STRING, start, g_strdup(out->str));
    return true;
}

static bool read_sign(Lexer *lexer, GError **error)
{
    size_t start = lexer->at;
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (g_str_has_prefix(lexer->text + start, signs[i])) {
            lexer->at += strlen(signs[i]);
            add(lexer, TOKEN_SIGN, start, g_strdup(signs[i]));
            return true;
        }
    }
    const char *hint = lexer->text[start] == '='   ? "; to compare, write =="
                       : lexer->text[start] == '|' ? "; write or"
                                                   : "";
    syntax_error(error, TABSHARK_ERROR_USAGE, lexer->text, start, start + 1,
                 "this character has no meaning here%s", hint);
    return false;
}

static bool read_token(Lexer *lexer, GError **error)
{
    const char *text = lexer->text + lexer->at;
    if (*text == '"' || *text == '\'' || *text == '`')
        return read_quoted(lexer, false, error);
    if (*text == 'r' && (text[1] == '"' || text[1] == '\''))
        return read_quoted(lexer, true, error);
    if (is_name_byte(*text) && !(text[0] == '.' && text[1] == '.'))
        return read_word(lexer, error);
    return read_sign(lexer, error);
}

GArray *lexer_read(const char *text, GError **error)
{
    g_autoptr(GArray) tokens = g_array_new(false, false, sizeof(Token));
    g_array_set_clear_func(tokens, clear_token);
    Lexer lexer = {text, 0, tokens};
    while (text[lexer.at] != '\0') {
        if (g_ascii_isspace(text[lexer.at]))
            lexer.at++;
        else if (!read_token(&lexer, error))
            return NULL;
    }
    add(&lexer, TOKEN_END, lexer.at, g_strdup(""));
    return g_steal_pointer(&tokens);
}
