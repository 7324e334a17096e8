const { panelAssets } = require('../../gulp/mediaPanel');

exports.assets = panelAssets();
