#include "hybridize/report/baseline.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "report/names.h"

namespace hybridize::report {
namespace {

using llvm::json::Array;
using llvm::json::Object;
using llvm::json::Value;

// What is compared: parts that cannot hold a newline, joined by newlines.
class Fingerprint {
 public:
  void Add(llvm::StringRef part) { text_ += part.str() + "\n"; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// The codes of failures or notes.
void AddCodes(const Object& function, llvm::StringRef key, Fingerprint& print) {
  print.Add(key);
  if (const Array* findings = function.getArray(key)) {
    for (const Value& finding : *findings) {
      if (const Object* object = finding.getAsObject()) {
        print.Add(object->getString("code").value_or(""));
      }
    }
  }
}

std::string FingerprintOf(const Object& function) {
  Fingerprint print;
  for (const char* key : {"file", "qualname", "decision", "precondition"}) {
    print.Add(function.getString(key).value_or(""));
  }
  AddCodes(function, "failures", print);
  AddCodes(function, "notes", print);
  return print.text();
}

std::string FingerprintOf(const Results& results, const refactor::FunctionRecord& record) {
  const refactor::Decision& decision = record.decision;
  Fingerprint print;
  print.Add((*results.files)[project::FileId(record.file)].path());
  print.Add(record.qualname);
  print.Add(Name(decision.outcome));
  print.Add(Name(decision.precondition));
  print.Add("failures");
  for (const refactor::Failure& failure : decision.failures) {
    print.Add(refactor::Code(failure.rule));
  }
  print.Add("notes");
  for (const refactor::Note& note : decision.notes) {
    print.Add(refactor::Code(note.rule));
  }
  return print.text();
}

llvm::Error NoReport(llvm::StringRef path, llvm::StringRef why) {
  return llvm::createStringError("%s: no report to compare with: %s", path.str().c_str(),
                                 why.str().c_str());
}

}  // namespace

llvm::Expected<Baseline> Baseline::Read(llvm::StringRef path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  if (std::error_code error = buffer.getError()) {
    return llvm::createStringError(error, "%s: %s", path.str().c_str(), error.message().c_str());
  }
  llvm::Expected<Value> report = llvm::json::parse((*buffer)->getBuffer());
  if (!report) {
    return NoReport(path, llvm::toString(report.takeError()));
  }
  const Object* root = report->getAsObject();
  const Array* functions = root == nullptr ? nullptr : root->getArray("functions");
  if (functions == nullptr || root->getInteger("schemaVersion") != 1) {
    return NoReport(path, "not written by `--output-format json`");
  }
  Baseline baseline;
  for (const Value& function : *functions) {
    if (const Object* object = function.getAsObject()) {
      ++baseline.known_[FingerprintOf(*object)];
    }
  }
  return baseline;
}

void Baseline::Subtract(Results& results) const {
  std::map<std::string, uint32_t> left = known_;
  llvm::erase_if(results.functions, [&](const refactor::FunctionRecord& record) {
    auto entry = left.find(FingerprintOf(results, record));
    if (entry == left.end() || entry->second == 0) {
      return false;
    }
    --entry->second;
    return true;
  });
}

}  // namespace hybridize::report
