resource "aws_sagemaker_domain" "research" { # finding: terraform.aws.sagemaker_domain_encrypted_with_cmk
  domain_name = "research"
  auth_mode   = "IAM"
}

resource "aws_sagemaker_notebook_instance" "trial" { # finding: terraform.aws.sagemaker_domain_encrypted_with_cmk
  name          = "trial"
  instance_type = "ml.t3.medium"
}
