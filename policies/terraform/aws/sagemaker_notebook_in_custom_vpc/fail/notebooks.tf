resource "aws_sagemaker_notebook_instance" "trial" { # finding: terraform.aws.sagemaker_notebook_in_custom_vpc
  name          = "trial"
  instance_type = "ml.t3.medium"
  role_arn      = aws_iam_role.trial.arn
}
