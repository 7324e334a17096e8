import type { IHttpRequestOptions, INodeProperties } from 'n8n-workflow';

/** For servers that people host, named as n8n's own credentials name it. */
export const ignoreSslField: INodeProperties = {
	displayName: 'Ignore SSL Issues (Insecure)',
	name: 'allowUnauthorizedCerts',
	type: 'boolean',
	default: false,
	description: 'Whether to connect even if SSL certificate validation is not possible',
	hint: 'Safer: give n8n your own authority in the environment variable NODE_EXTRA_CA_CERTS',
};

/** Makes a request of this credential connect whatever the certificate, where the person has chosen so. */
export const certificateOptions = (credentials: {
	allowUnauthorizedCerts?: unknown;
}): Pick<IHttpRequestOptions, 'skipSslCertificateValidation'> =>
	credentials.allowUnauthorizedCerts === true ? { skipSslCertificateValidation: true } : {};
