resource "aws_emr_cluster" "reports" { # finding: terraform.aws.emr_cluster_has_security_configuration
  name          = "reports"
  release_label = "emr-7.5.0"
  service_role  = aws_iam_role.emr.arn
}
