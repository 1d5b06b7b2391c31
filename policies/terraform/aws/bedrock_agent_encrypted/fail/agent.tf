resource "aws_bedrockagent_agent" "it" { # finding: terraform.aws.bedrock_agent_encrypted
  agent_name              = "support"
  agent_resource_role_arn = aws_iam_role.agent.arn
  foundation_model        = "anthropic.claude-3-5-sonnet-20240620-v1:0"
}
