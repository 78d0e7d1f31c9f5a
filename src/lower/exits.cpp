#include "lower/exits.h"

#include "lower/variables.h"

namespace hybridize::lower {

using ir::BlockId;
using ir::Op;
using ir::ValueId;

namespace {

void JumpToCleanup(FunctionBuilder& f, Frame& frame, ExitKind kind, ValueId value, Origin origin) {
  BlockId& exit = frame.exits[static_cast<uint8_t>(kind)];
  if (!exit.valid()) {
    exit = f.NewBlock();
    if (kind == ExitKind::Return) {
      frame.return_value = f.AddBlockParameter(exit);
    }
  }
  if (kind == ExitKind::Return) {
    f.Jump(exit, origin, {value});
  } else {
    f.Jump(exit, origin);
  }
}

}  // namespace

void Leave(FunctionBuilder& f, ExitKind kind, ValueId value, Origin origin) {
  for (size_t i = f.frames.size(); i-- > 0;) {
    Frame& frame = f.frames[i];
    switch (frame.kind) {
      case Frame::Kind::Loop:
        if (kind != ExitKind::Return) {
          f.Jump(kind == ExitKind::Break ? frame.break_target : frame.continue_target, origin);
          return;
        }
        break;
      case Frame::Kind::Cleanup:
        return JumpToCleanup(f, frame, kind, value, origin);
      case Frame::Kind::Unbind:
        UnbindVariable(f, frame.variable, origin);
        break;
    }
  }
  if (kind == ExitKind::Return) {
    f.Terminate(Op::Return, origin, {value});
  } else {
    f.EmitUnknown("jump outside of a loop", origin);
    f.Terminate(Op::Unreachable, origin);
  }
}

void RunCleanups(FunctionBuilder& f, const Frame& frame, Origin origin,
                 llvm::function_ref<void()> body) {
  for (ExitKind kind : {ExitKind::Return, ExitKind::Break, ExitKind::Continue}) {
    BlockId exit = frame.exits[static_cast<uint8_t>(kind)];
    if (!exit.valid()) {
      continue;
    }
    f.SealAndStart(exit);
    body();
    if (!f.at_end()) {
      Leave(f, kind, frame.return_value, origin);
    }
  }
}

void LowerProtected(FunctionBuilder& f, BlockId handler, BlockId end, Origin origin,
                    llvm::function_ref<void()> body) {
  {
    Exchanged protection(f.handler, handler);
    BlockId first = f.NewBlock();
    f.Current();
    f.Jump(first, origin);
    f.SealAndStart(first);
    body();
    f.Jump(end, origin);
  }
  f.draft.SealHandler(handler);
}

ValueId AddExceptionParameter(FunctionBuilder& f, BlockId handler) {
  return f.draft.AddParameter(handler, Draft::ParameterKind::Transfer);
}

}  // namespace hybridize::lower
