#include <CLI/CLI.hpp>

int main(int argc, char** argv) {
  CLI::App app("Finds where @tf.function belongs in a Python project.", "hybridize");
  app.set_version_flag("--version", "hybridize " HYBRIDIZE_VERSION);
  CLI11_PARSE(app, argc, argv);
  return 0;
}
