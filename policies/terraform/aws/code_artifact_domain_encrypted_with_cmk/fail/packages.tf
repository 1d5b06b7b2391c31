resource "aws_codeartifact_domain" "it" { # finding: terraform.aws.code_artifact_domain_encrypted_with_cmk
  domain = "shop"
}
