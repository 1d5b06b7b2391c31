resource "aws_redshiftserverless_namespace" "reports" { # finding: terraform.aws.redshift_serverless_namespace_kms_key
  namespace_name = "reports"
}
