# METADATA
# title: Lambda function with a runtime that is deprecated
# description: >-
#   AWS fixes no flaws in the runtime of the function any more, and refuses changes of the function some time after.
#   Flaws that are known stay open.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html#runtime-support-policy
#     description: AWS, Runtime deprecation policy
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-2
#     description: AWS Security Hub, Lambda.2
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_lambda_function]
#   remediation: >-
#     Set `runtime` to one that AWS supports, such as `python3.14`, `nodejs24.x` or `java25`, and try the function
#     with it.
#   controls:
#     fsbp: ["Lambda.2"]
package terraform.aws.deprecated_lambda_runtime

import data.lib.terraform

deny contains terraform.finding(setting, message) if {
	some setting in _settings
	setting.value in _deprecated
	message := sprintf("runtime %s is deprecated", [setting.value])
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_lambda_function"], ["runtime"], "")

# Runtimes whose support has ended by the list of AWS as of 2026-11-30. The next are ruby3.3 (2027-03-31), nodejs22.x
# (2027-04-30), and java8.al2, java11, java17 and python3.11 (2027-06-30).
_deprecated := {
	"dotnet5.0", "dotnet6", "dotnet7", "dotnet8", "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1",
	"dotnetcore3.1", "go1.x", "java8", "nodejs", "nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x",
	"nodejs18.x", "nodejs20.x", "nodejs4.3", "nodejs4.3-edge", "nodejs6.10", "nodejs8.10", "provided",
	"provided.al2", "python2.7", "python3.10", "python3.6", "python3.7", "python3.8", "python3.9", "ruby2.5",
	"ruby2.7", "ruby3.2",
}
