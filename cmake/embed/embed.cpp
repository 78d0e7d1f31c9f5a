// Writes a C++ source that holds the bytes of files: see hybridize_embed in Rooms.cmake.
//   hybridize_embed_tool SYMBOL BASE_DIR LIST_FILE OUTPUT

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

// The bytes between two quotes. Octal escapes have at most three digits, so what follows one
// cannot run into it.
std::string Escaped(const std::string& bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (char c : bytes) {
    auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      text += "\\n\"\n\"";
    } else if (c == '"' || c == '\\' || c == '?') {
      text += '\\';
      text += c;
    } else if (byte < 0x20 || byte >= 0x7f) {
      char escape[5];
      std::snprintf(escape, sizeof(escape), "\\%03o", byte);
      text += escape;
    } else {
      text += c;
    }
  }
  return text;
}

int Run(const std::string& symbol, const std::filesystem::path& base, const char* list_file,
        const char* output_file) {
  std::ifstream list(list_file);
  std::ofstream output(output_file, std::ios::binary);
  output << "#include \"hybridize/base/embedded.h\"\n\nnamespace hybridize {\nnamespace {\n\n"
         << "constexpr EmbeddedFile kFiles[] = {\n";
  size_t count = 0;
  for (std::string path; std::getline(list, path);) {
    if (path.empty()) {
      continue;
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) {
      std::fprintf(stderr, "cannot read %s\n", path.c_str());
      return 1;
    }
    std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    std::string name = std::filesystem::path(path).lexically_relative(base).generic_string();
    output << "{{\"" << Escaped(name) << "\", " << name.size() << "},\n{\"" << Escaped(bytes)
           << "\", " << bytes.size() << "}},\n";
    ++count;
  }
  if (count == 0) {
    output << "{},\n";
  }
  output << "};\n\n}  // namespace\n\nextern const EmbeddedFiles " << symbol << ";\n"
         << "const EmbeddedFiles " << symbol << "(kFiles, size_t{" << count
         << "});\n\n}  // namespace hybridize\n";
  output.close();
  return output ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: %s SYMBOL BASE_DIR LIST_FILE OUTPUT\n", argv[0]);
    return 2;
  }
  return Run(argv[1], argv[2], argv[3], argv[4]);
}
