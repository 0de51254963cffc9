#pragma once

#include <string>
#include <string_view>

namespace coadopt {

// Names of files, taken apart and put together as std::filesystem::path does on POSIX systems. WebAssembly's
// standard library has none of that.

// "a/b" of "a/b/c.toml"; nothing of "c.toml".
[[nodiscard]] std::string parent_of(std::string_view path);
// "c.toml" of "a/b/c.toml".
[[nodiscard]] std::string_view name_of(std::string_view path);
// "c" of "a/b/c.toml".
[[nodiscard]] std::string_view stem_of(std::string_view path);
// A name within a folder; an absolute name is that name.
[[nodiscard]] std::string joined(std::string_view folder, std::string_view name);
// Without ".", and without "name/..".
[[nodiscard]] std::string normal(std::string_view path);

}  // namespace coadopt
