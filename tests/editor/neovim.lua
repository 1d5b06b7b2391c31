-- Neovim as it comes, with karat as a language server: opens a file with a finding, types it away, asks for the page of the rule and
-- takes the waiver that is offered, and writes its reason. Prints what went wrong, or "ok".
--
--   KARAT=target/debug/karat nvim --headless --clean -u tests/editor/neovim.lua
local karat = assert(vim.fn.exepath(os.getenv("KARAT")), "KARAT names the program")
local folder = vim.fn.tempname()
vim.fn.mkdir(folder .. "/.git", "p")
vim.fn.writefile({ "ref: refs/heads/main" }, folder .. "/.git/HEAD")
local text = { "apiVersion: v1", "kind: Pod", "metadata: {name: web}", "spec: {nodeName: \"é😀\", hostNetwork: true}" }
vim.fn.writefile(text, folder .. "/web.yaml")

local function shown()
  return vim.diagnostic.get(0)
end

local function wait(what, is_so)
  assert(vim.wait(120000, is_so, 20), what)
end

local function run()
  vim.o.hidden = true
  vim.cmd("edit " .. folder .. "/web.yaml")
  local client = vim.lsp.start_client({
    name = "karat",
    cmd = { karat, "lsp", "--now", "2026-11-26" },
    root_dir = folder,
    init_options = { select = { "kubernetes.host_network" } },
  })
  vim.lsp.buf_attach_client(0, client)
  wait("a finding is shown", function() return #shown() == 1 end)
  local own = shown()[1]
  assert(own.code == "kubernetes.host_network" and own.source == "karat", vim.inspect(own))
  -- Neovim gives columns in bytes.
  assert(own.lnum == 3 and own.col == 40, vim.inspect(own))

  vim.api.nvim_buf_set_lines(0, 3, 4, false, { "spec: {}" })
  wait("the finding is gone when it is typed away", function() return #shown() == 0 end)
  vim.cmd("undo")
  wait("and comes back", function() return #shown() == 1 end)

  vim.api.nvim_win_set_cursor(0, { 4, 41 })
  local place = vim.lsp.util.make_position_params(0, "utf-16")
  local hover = vim.lsp.buf_request_sync(0, "textDocument/hover", place, 10000)
  local page = hover[client].result.contents.value
  assert(page:find("karat explain kubernetes.host_network", 1, true), page)

  local range = vim.lsp.util.make_range_params(0, "utf-16")
  range.context = { diagnostics = {} }
  local actions = vim.lsp.buf_request_sync(0, "textDocument/codeAction", range, 10000)[client].result
  local waiver
  for _, action in ipairs(actions) do
    if action.title:find("Ignore", 1, true) then waiver = action end
  end
  assert(waiver, vim.inspect(actions))
  vim.lsp.util.apply_workspace_edit(waiver.edit, "utf-16")
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  assert(lines[4]:find("# karat: ignore[kubernetes.host_network] until=", 1, true), vim.inspect(lines))
  wait("a waiver without a reason excuses nothing", function() return #shown() == 2 end)
  local row = vim.fn.search("# karat: ignore", "nw")
  vim.api.nvim_buf_set_lines(0, row - 1, row, false, { vim.fn.getline(row) .. " it is mended in March" })
  wait("the waiver works once its reason is written", function()
    return #shown() == 1 and shown()[1].severity == vim.diagnostic.severity.HINT
  end)
  vim.lsp.stop_client(client)
  wait("the server ends", function() return vim.lsp.client_is_stopped(client) end)
end

local is_well, why = pcall(run)
io.stdout:write(is_well and "ok\n" or ("failed: " .. tostring(why) .. "\n"))
vim.fn.delete(folder, "rf")
vim.cmd(is_well and "qall!" or "cquit 1")
