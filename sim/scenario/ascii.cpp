#include "scenario/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/locale/utf.hpp>
#include <cstdint>
#include <utility>
#include <vector>

#include "scenario/problem.hpp"

namespace coadopt {

namespace utf = boost::locale::utf;

namespace {

constexpr int most_dots = 16;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// Reads TOML just closely enough to know what is a string, a comment or a key.
class Lexer {
 public:
  Lexer(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  Checked<std::string> run() {
    if (text_.starts_with("\x89HDF")) stop("this is an HDF5 file, as results files are, and not a text file.");
    if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF")) {
      stop("this is UTF-16 text. Save the file as UTF-8.");
    }
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    while (at_ < text_.size()) step();
    if (!problems_.empty()) return std::move(problems_);
    return std::move(out_);
  }

 private:
  enum class In : std::uint8_t { bare, comment, basic, basic_lines, literal, literal_lines };

  void step() {
    const char letter = text_[at_];
    if (letter == '\0') return stop("a NUL byte: this is not text.");
    if (static_cast<unsigned char>(letter) >= 0x80) return other_letter();
    if (letter == '\n') return line_end();
    switch (in_) {
      case In::bare: return bare(letter);
      case In::comment: return keep(1);
      case In::basic:
      case In::basic_lines:
        if (letter == '\\' && !escaping_) {
          escaping_ = true;
          return keep(1);
        }
        return string('"');
      case In::literal:
      case In::literal_lines: return string('\'');
    }
  }

  void line_end() {
    ++line_;
    dots_ = 0;
    escaping_ = false;
    if (in_ != In::basic_lines && in_ != In::literal_lines) in_ = In::bare;
    keep(1);
  }

  void bare(char letter) {
    switch (letter) {
      case '#': in_ = In::comment; return keep(1);
      case '"': return open('"', In::basic, In::basic_lines);
      case '\'': return open('\'', In::literal, In::literal_lines);
      case '.':
        if (++dots_ == most_dots + 1) add(fmt::format("a key has more than {} dots.", most_dots));
        return keep(1);
      case '=':
        dots_ = 0;
        keep(1);
        return year_and_month();
      case ',':
      case '[':
      case ']':
      case '{':
      case '}': dots_ = 0; return keep(1);
      default: return keep(1);
    }
  }

  void open(char quote, In one_line, In lines) {
    const bool three = quotes_here(quote) >= 3;
    in_ = three ? lines : one_line;
    opened_ = out_.size();
    escapes_.clear();
    keep(three ? 3 : 1);
  }

  // A letter inside a string that `quote` closes; three to five close one of several lines.
  void string(char quote) {
    const bool lines = in_ == In::basic_lines || in_ == In::literal_lines;
    if (text_[at_] != quote || escaping_) {
      escaping_ = false;
      return keep(1);
    }
    const std::size_t run = quotes_here(quote);
    if (!lines) {
      in_ = In::bare;
      keep(1);
      return close(1);
    }
    if (run >= 3) in_ = In::bare;
    keep(std::min<std::size_t>(run, 5));
    if (run >= 3) close(3);
  }

  // The end of a string. A literal string with letters outside ASCII is written anew as a basic one, which can
  // hold them as escapes; its own backslashes and double quotes are escaped then.
  void close(std::size_t quotes) {
    if (escapes_.empty()) return;
    const std::string literal = out_.substr(opened_ + quotes, out_.size() - opened_ - 2 * quotes);
    out_.resize(opened_);
    out_.append(quotes, '"');
    auto escape = escapes_.begin();
    for (std::size_t i = 0; i < literal.size(); ++i) {
      if (escape != escapes_.end() && escape->first == opened_ + quotes + i) {
        out_ += (escape++)->second;
      } else {
        if (literal[i] == '\\' || literal[i] == '"') out_ += '\\';
        out_ += literal[i];
      }
    }
    out_.append(quotes, '"');
    escapes_.clear();
  }

  void year_and_month() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) keep(1);
    const std::string_view rest = text_.substr(at_);
    if (rest.size() < 7 || rest[4] != '-') return;
    for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U}) {
      if (!is_digit(rest[i])) return;
    }
    if (rest.size() > 7 && std::string_view(" \t\r\n#,}").find(rest[7]) == std::string_view::npos) return;
    out_ += '"';
    keep(7);
    out_ += '"';
  }

  void other_letter() {
    const char* next = text_.data() + at_;
    const utf::code_point point = utf::utf_traits<char>::decode(next, text_.data() + text_.size());
    if (point == utf::illegal || point == utf::incomplete)
      return stop("this is not UTF-8 text. Save the file as UTF-8.");
    const auto size = static_cast<std::size_t>(next - (text_.data() + at_));
    const std::string_view letter = text_.substr(at_, size);
    at_ += size;
    if (in_ == In::comment) {
      out_ += '?';
    } else if (in_ == In::bare || escaping_) {
      escaping_ = false;
      add(fmt::format(
          "the letter {} (U+{:04X}) may stand only in text in plain single or double quotes, and in "
          "comments.",
          letter, point));
    } else {
      const std::string escape =
          point < 0x10000 ? fmt::format("\\u{:04X}", point) : fmt::format("\\U{:08X}", point);
      if (in_ == In::basic || in_ == In::basic_lines) {
        out_ += escape;
      } else {
        escapes_.emplace_back(out_.size(), escape);
        out_ += '?';
      }
    }
  }

  [[nodiscard]] std::size_t quotes_here(char quote) const {
    std::size_t run = 0;
    while (run <= 5 && at_ + run < text_.size() && text_[at_ + run] == quote) ++run;
    return run;
  }

  void keep(std::size_t count) {
    out_ += text_.substr(at_, count);
    at_ += count;
  }

  // One problem a line is enough.
  void add(std::string text) {
    if (problems_.empty() || problems_.back().place.line != line_) {
      problems_.push_back({{file_, line_}, std::move(text)});
    }
  }

  // Nothing after it can be judged.
  void stop(std::string text) {
    add(std::move(text));
    text_ = {};
  }

  std::string_view text_;
  const std::string& file_;
  std::string out_;
  std::vector<Problem> problems_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  int dots_ = 0;
  bool escaping_ = false;                                     // the letter before was an active backslash
  std::size_t opened_ = 0;                                    // where in out_ the string at hand begins
  std::vector<std::pair<std::size_t, std::string>> escapes_;  // of a literal string, each for a '?' in out_
  In in_ = In::bare;
};

}  // namespace

bool is_utf8(std::string_view text) {
  const char* next = text.data();
  const char* end = next + text.size();
  while (next != end) {
    const utf::code_point point = utf::utf_traits<char>::decode(next, end);
    if (point == utf::illegal || point == utf::incomplete || point == 0) return false;
  }
  return true;
}

Checked<std::string> in_ascii(std::string_view toml, const std::string& file) {
  return Lexer(toml, file).run();
}

}  // namespace coadopt
