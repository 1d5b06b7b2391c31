resource "aws_sagemaker_notebook_instance" "trial" { # finding: terraform.aws.sagemaker_notebook_instance_allows_imd_sv2
  name          = "trial"
  instance_type = "ml.t3.medium"
  role_arn      = aws_iam_role.trial.arn
}
