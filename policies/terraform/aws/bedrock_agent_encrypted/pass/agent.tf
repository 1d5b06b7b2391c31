resource "aws_bedrockagent_agent" "it" {
  agent_name              = "support"
  agent_resource_role_arn = aws_iam_role.agent.arn
  foundation_model        = "anthropic.claude-3-5-sonnet-20240620-v1:0"

  customer_encryption_key_arn = aws_kms_key.own.arn
}
