resource "time_rotating" "token" {
  rotation_days = 90
}

resource "azurerm_key_vault_secret" "token" {
  name            = "token"
  value           = var.token
  key_vault_id    = azurerm_key_vault.main.id
  expiration_date = time_rotating.token.rotation_rfc3339
}

resource "azurerm_key_vault_secret" "password" {
  name            = "password"
  value           = random_password.database.result
  key_vault_id    = azurerm_key_vault.main.id
  expiration_date = "2030-12-31T00:00:00Z"
}
