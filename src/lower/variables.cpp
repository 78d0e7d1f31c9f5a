#include "lower/variables.h"

#include "hybridize/base/check.h"

namespace hybridize::lower {

using ir::Op;
using ir::ValueId;

namespace {

Details NameOf(const Variable& variable) { return {.payload = variable.name.index()}; }

// A block under a handler passes the same values all along: a variable that the handler can see is
// rebound before the first instruction that may raise.
void Rebind(FunctionBuilder& f, const Variable& variable, ValueId value, Origin origin) {
  ir::BlockId block = f.Current();
  bool visible = !IsInline(f.unit.scopes[variable.scope].kind);
  if (visible && f.handler.valid() && f.draft.blocks[block].may_raise) {
    ir::BlockId next = f.NewBlock();
    f.Jump(next, origin);
    f.SealAndStart(next);
    block = next;
  }
  f.draft.Write(variable.index, block, value);
}

// Reads a name that is an SSA slot and lives in a namespace as well.
ValueId ReadNamespace(FunctionBuilder& f, Op op, const Variable& variable, Origin origin) {
  ValueId value = f.draft.Read(variable.index, f.Current());
  return f.draft.MayBeUndefined(value) ? f.EmitRead(op, origin, variable.name, value) : value;
}

void CheckBound(FunctionBuilder& f, const Variable& variable, ValueId value, Origin origin) {
  if (f.draft.MayBeUndefined(value)) {
    f.Emit(Op::CheckBound, origin, {value}, NameOf(variable));
  }
}

ValueId ReadLocal(FunctionBuilder& f, const Variable& variable, Origin origin) {
  ValueId value = f.draft.Read(variable.index, f.Current());
  CheckBound(f, variable, value, origin);
  return value;
}

ValueId ReadClassName(FunctionBuilder& f, const Variable& variable, Origin origin) {
  if (variable.index == kNoIndex) {
    return f.Emit(Op::LoadName, origin, {}, NameOf(variable));
  }
  return f.Emit(Op::LoadName, origin, {f.free_cells[variable.index]}, NameOf(variable));
}

ValueId CellFor(FunctionBuilder& f, const Variable& variable) {
  return variable.storage == Storage::Free ? f.free_cells[variable.index] : f.cells[variable.index];
}

}  // namespace

ValueId ReadVariable(FunctionBuilder& f, VariableId id, Origin origin) {
  const Variable& variable = f.unit.scopes[id];
  switch (variable.storage) {
    case Storage::Local:
    case Storage::LocalCell:
      return ReadLocal(f, variable, origin);
    case Storage::Cell:
    case Storage::Free:
      return f.Emit(Op::LoadCell, origin, {CellFor(f, variable)}, NameOf(variable));
    case Storage::Global:
      return f.Emit(Op::LoadGlobal, origin, {}, NameOf(variable));
    case Storage::ModuleLocal:
      return ReadNamespace(f, Op::LoadGlobal, variable, origin);
    case Storage::ClassLocal:
      return ReadNamespace(f, Op::LoadName, variable, origin);
    case Storage::ClassName:
      return ReadClassName(f, variable, origin);
  }
  return {};
}

void WriteVariable(FunctionBuilder& f, VariableId id, ValueId value, Origin origin) {
  const Variable& variable = f.unit.scopes[id];
  switch (variable.storage) {
    case Storage::Local:
      return Rebind(f, variable, value, origin);
    case Storage::LocalCell:
      f.Emit(Op::StoreCell, origin, {CellFor(f, variable), value}, NameOf(variable));
      return Rebind(f, variable, value, origin);
    case Storage::Cell:
    case Storage::Free:
      f.Emit(Op::StoreCell, origin, {CellFor(f, variable), value}, NameOf(variable));
      return;
    case Storage::Global:
      f.Emit(Op::StoreGlobal, origin, {value}, NameOf(variable));
      return;
    case Storage::ModuleLocal:
      f.Emit(Op::StoreGlobal, origin, {value}, NameOf(variable));
      return Rebind(f, variable, value, origin);
    case Storage::ClassLocal:
      f.Emit(Op::StoreName, origin, {value}, NameOf(variable));
      return Rebind(f, variable, value, origin);
    case Storage::ClassName:
      f.Emit(Op::StoreName, origin, {value}, NameOf(variable));
      return;
  }
}

void DeleteVariable(FunctionBuilder& f, VariableId id, Origin origin) {
  const Variable& variable = f.unit.scopes[id];
  auto unbind = [&] { Rebind(f, variable, f.draft.Undefined(variable.index), origin); };
  switch (variable.storage) {
    case Storage::Local:
      CheckBound(f, variable, f.draft.Read(variable.index, f.Current()), origin);
      return unbind();
    case Storage::LocalCell:
      f.Emit(Op::DeleteCell, origin, {CellFor(f, variable)}, NameOf(variable));
      return unbind();
    case Storage::Cell:
    case Storage::Free:
      f.Emit(Op::DeleteCell, origin, {CellFor(f, variable)}, NameOf(variable));
      return;
    case Storage::Global:
      f.Emit(Op::DeleteGlobal, origin, {}, NameOf(variable));
      return;
    case Storage::ModuleLocal:
      f.Emit(Op::DeleteGlobal, origin, {}, NameOf(variable));
      return unbind();
    case Storage::ClassLocal:
      f.Emit(Op::DeleteName, origin, {}, NameOf(variable));
      return unbind();
    case Storage::ClassName:
      f.Emit(Op::DeleteName, origin, {}, NameOf(variable));
      return;
  }
}

void UnbindVariable(FunctionBuilder& f, VariableId id, Origin origin) {
  const Variable& variable = f.unit.scopes[id];
  if (variable.storage == Storage::Local) {
    return Rebind(f, variable, f.draft.Undefined(variable.index), origin);
  }
  WriteVariable(f, id, f.EmitNone(origin), origin);
  DeleteVariable(f, id, origin);
}

bool OwnsCell(const FunctionBuilder& f, VariableId id) {
  const Variable& variable = f.unit.scopes[id];
  bool has_cell = variable.storage == Storage::Cell || variable.storage == Storage::LocalCell;
  return has_cell && f.unit.scopes[f.scope].slots[variable.index] == id;
}

void MakeCells(FunctionBuilder& f, ScopeId scope, Origin origin) {
  for (VariableId id : f.unit.scopes[scope].variables) {
    if (OwnsCell(f, id)) {
      const Variable& variable = f.unit.scopes[id];
      ValueId cell = f.Emit(Op::MakeCell, origin, {}, NameOf(variable));
      f.draft.values[cell].name = variable.name;
      f.cells[variable.index] = cell;
    }
  }
}

void EnterInlineScope(FunctionBuilder& f, ScopeId scope, Origin origin) {
  MakeCells(f, scope, origin);
  for (VariableId id : f.unit.scopes[scope].variables) {
    const Variable& variable = f.unit.scopes[id];
    bool owned = variable.storage == Storage::Local || variable.storage == Storage::LocalCell;
    if (owned && f.unit.scopes[f.scope].slots[variable.index] == id) {
      Rebind(f, variable, f.draft.Undefined(variable.index), origin);
    }
  }
}

ValueId CellOf(FunctionBuilder& f, VariableId owner) {
  const Variable& variable = f.unit.scopes[owner];
  const Scope& scope = f.unit.scopes[f.scope];
  if (f.unit.scopes[variable.scope].function == f.scope) {
    return f.cells[variable.index];
  }
  for (uint32_t i = 0; i < scope.free_variables.size(); ++i) {
    if (scope.free_variables[i].owner == owner) {
      return f.free_cells[i];
    }
  }
  HYB_CHECK(false, "a captured variable without a cell");
  return {};
}

void ReloadModuleVariables(FunctionBuilder& f, Origin origin) {
  const Scope& scope = f.unit.scopes[f.scope];
  for (Slot slot = 0; slot < scope.slots.size(); ++slot) {
    const Variable& variable = f.unit.scopes[scope.slots[slot]];
    if (variable.storage != Storage::ModuleLocal) {
      continue;
    }
    ValueId known = f.draft.Read(slot, f.Current());
    // A name that is not bound before is read from the module anyway.
    if (known != f.draft.undefined[slot]) {
      ValueId value = f.EmitRead(Op::LoadGlobal, origin, variable.name, known, true);
      Rebind(f, variable, value, origin);
    }
  }
}

}  // namespace hybridize::lower
