resource "aws_emr_cluster" "reports" {
  name                   = "reports"
  release_label          = "emr-7.5.0"
  service_role           = aws_iam_role.emr.arn
  security_configuration = aws_emr_security_configuration.all.name
}
