resource "azurerm_federated_identity_credential" "deploy" {
  name      = "deploy"
  parent_id = azurerm_user_assigned_identity.deploy.id
  audience  = ["api://AzureADTokenExchange"]
  issuer    = "https://token.actions.githubusercontent.com"
  subject   = "repo:example/shop:ref:refs/heads/main"
}
